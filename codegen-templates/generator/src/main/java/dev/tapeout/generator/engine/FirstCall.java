package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.generator.example.Examples;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.ParameterTable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address that somebody asks first who has just started the service. */
final class FirstCall {
  /** What neither a shell between quotes nor Markdown would read as its own. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._~%:@!$&(),;=+-]*");

  private FirstCall() {}

  /** The path of the first operation that takes no more than a path; else that of a probe. */
  static String of(ServiceModel service) {
    Examples examples = new Examples(service.contract(), Direction.REQUEST);
    return service.operations().stream()
        .filter(operation -> operation.method().equals("GET") && !operation.isUnreachable())
        .map(operation -> path(operation, examples))
        .filter(Objects::nonNull)
        .map(path -> service.basePath() + path)
        .filter(path -> PLAIN.matcher(path).matches())
        .findFirst()
        .orElse("/readyz");
  }

  private static @Nullable String path(OperationType operation, Examples examples) {
    String path = operation.path();
    for (Parameter parameter : ParameterTable.of(operation.operation())) {
      if (parameter.required()) {
        Node value = examples.good(parameter.node(), ParameterTable.schema(parameter));
        List<String> text = ParameterText.of(parameter, value);
        if (text == null || !parameter.in().equals("path")) {
          return null;
        }
        path = path.replace("{" + parameter.name() + "}", text.get(0));
      }
    }
    return path;
  }
}
