package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a path template and the path parameters are the same. */
final class PathParametersDeclared implements ProfileRule {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)\\}");

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "path-parameters-declared",
        Severity.ERROR,
        "the variables of a path and its path parameters are the same",
        "A variable without a parameter has no type, and a path parameter without a variable can"
            + " never be sent (OpenAPI 3.1, 4.8.12).",
        "Declare each variable as a parameter with 'in: path' and 'required: true', at the operation"
            + " or at the path item.",
        """
        paths:
          /orders/{orderId}:
            get:
              parameters:
                - { name: orderId, in: path, required: true, schema: { type: string } }
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    if (!(inspection.contract().node().get("paths") instanceof ObjectNode paths)) {
      return;
    }
    for (Operation operation : inspection.contract().operations()) {
      Location path = paths.keyLocation(operation.path());
      Set<String> variables = variables(operation.path());
      Set<String> missing = new LinkedHashSet<>(variables);
      for (Parameter parameter : operation.parameters()) {
        if (parameter.in().equals("path")) {
          missing.remove(parameter.name());
          judge(parameter, variables, operation, diagnostics);
        }
      }
      for (String variable : missing) {
        diagnostics.add(
            path,
            "the path has the variable "
                + Wording.quote(variable)
                + ", and "
                + operation.method()
                + " declares no path parameter of that name",
            "add a parameter with 'name: " + variable + "', 'in: path' and 'required: true'");
      }
    }
  }

  private static void judge(
      Parameter parameter, Set<String> variables, Operation operation, Diagnostics diagnostics) {
    String name = Wording.quote(parameter.name());
    if (!variables.contains(parameter.name())) {
      diagnostics.add(
          parameter.use().location(),
          "the path parameter " + name + " does not occur in the path " + operation.path(),
          "remove it, or add the variable to the path");
    }
    if (!(parameter.node().get("required") instanceof BooleanNode flag && flag.value())) {
      diagnostics.add(
          parameter.node().has("required")
              ? parameter.node().keyLocation("required")
              : parameter.node().location(),
          "the path parameter " + name + " is not declared as required, and a path needs it",
          "add 'required: true'");
    }
  }

  private static Set<String> variables(String path) {
    Set<String> variables = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(path);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    return variables;
  }
}
