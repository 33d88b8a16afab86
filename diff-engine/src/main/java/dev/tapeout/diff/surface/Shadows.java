package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.payload.Payloads;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New paths among old templates. OpenAPI (3.1, 4.8.8.1) matches concrete paths before templated
 * ones, so a request that fits both goes to the concrete one; between two templates it leaves the
 * choice to the server.
 */
final class Shadows {
  private final Payloads payloads;
  private final Findings findings;

  private Shadows(Payloads payloads, Findings findings) {
    this.payloads = payloads;
    this.findings = findings;
  }

  /**
   * @param kept the operations that both contracts have
   * @param added the operations of the new contract alone
   */
  static void compare(
      List<Exchange> kept, List<Operation> added, Payloads payloads, Findings findings) {
    Shadows shadows = new Shadows(payloads, findings);
    for (Operation fresh : added) {
      for (Exchange exchange : kept) {
        if (exchange.before().method().equals(fresh.method())) {
          shadows.compare(exchange.before(), fresh);
        }
      }
    }
  }

  private void compare(Operation old, Operation fresh) {
    List<String> before = segments(old.path());
    List<String> after = segments(fresh.path());
    if (before.size() != after.size()) {
      return;
    }
    List<Integer> caught = new ArrayList<>();
    boolean templated = false;
    for (int i = 0; i < before.size(); i++) {
      boolean was = isVariable(before.get(i));
      boolean is = isVariable(after.get(i));
      if (!was && !is && !before.get(i).equals(after.get(i))) {
        return;
      }
      templated |= is && !was;
      if (was && !is) {
        caught.add(i);
      }
    }
    if (!templated && !caught.isEmpty()) {
      report("path-shadows-template", old, fresh, taken(old, before, after, caught));
    } else if (templated && !caught.isEmpty()) {
      if (taken(old, before, after, caught)) {
        report("paths-ambiguous", old, fresh, true);
      }
    } else if (templated) {
      report("path-shadowed", old, fresh, false);
    }
  }

  private void report(String rule, Operation old, Operation fresh, boolean taken) {
    String from = old.displayName();
    String to = fresh.displayName();
    boolean ambiguous = rule.equals("paths-ambiguous");
    String message =
        switch (rule) {
          case "path-shadows-template" ->
              taken
                  ? "Requests that went to " + from + " go to the new " + to + "."
                  : to + " is new beside " + from + ", whose variables never took its values.";
          case "path-shadowed" -> "What fits " + from + " too never reaches the new " + to + ".";
          default -> "A request may fit both " + from + " and the new " + to + ".";
        };
    findings.add(
        new Finding(
            rule,
            ambiguous ? Severity.UNDECIDED : taken ? Severity.BREAKING : Severity.COMPATIBLE,
            null,
            message,
            Operations.place(old),
            Operations.place(fresh),
            from,
            to,
            List.of(from),
            null,
            ambiguous ? "OpenAPI leaves it to the server which of two templates takes it" : null));
  }

  /** Whether the old template took the new path: each of its variables the text at its place. */
  private boolean taken(
      Operation old, List<String> before, List<String> after, List<Integer> caught) {
    return caught.stream().allMatch(i -> takes(parameter(old, before.get(i)), after.get(i)));
  }

  private boolean takes(@Nullable Parameter parameter, String text) {
    Node schema = parameter == null ? null : parameter.schema();
    if (parameter == null || schema == null) {
      return true;
    }
    if (parameter.contract().references().follow(schema) instanceof ObjectNode object
        && object.get("format") instanceof StringNode format
        && !PlainFormats.mayBe(format.value(), text)) {
      return false;
    }
    Node number = number(text);
    return takes(schema, Values.string(text))
        || number != null && takes(schema, number)
        || (text.equals("true") || text.equals("false"))
            && takes(schema, Values.bool(text.equals("true")));
  }

  private boolean takes(Node schema, Node value) {
    return payloads.within(Values.object(Map.of("const", value)), schema);
  }

  private static @Nullable Node number(String text) {
    try {
      return text.length() < 40 ? Values.number(new BigDecimal(text)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Parameter parameter(Operation operation, String segment) {
    String name = segment.substring(1, segment.length() - 1);
    return operation.parameters().stream()
        .filter(p -> p.in().equals("path") && p.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.indexOf('}') == segment.length() - 1;
  }
}
