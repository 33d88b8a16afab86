package dev.tapeout.contracts.validation;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of a wall of errors the useful ones: where an instance fits no branch of an {@code anyOf} or
 * {@code oneOf}, only what the nearest branch says. The nearest is the one that got deepest into
 * the instance before it gave up, and of those the one with the fewest objections.
 */
final class Nearest {
  private Nearest() {}

  static List<Error> of(List<Error> errors) {
    return of(errors, 0);
  }

  /** {@code from} is how many steps of the evaluation paths have been looked at. */
  private static List<Error> of(Collection<Error> errors, int from) {
    List<Error> chosen = new ArrayList<>();
    Map<String, Map<String, List<Error>>> choices = new LinkedHashMap<>();
    for (Error error : errors) {
      int branch = branch(error.getEvaluationPath(), from);
      if (branch < 0) {
        chosen.add(error);
      } else {
        String choice = prefix(error, branch);
        choices
            .computeIfAbsent(choice, key -> new LinkedHashMap<>())
            .computeIfAbsent(prefix(error, branch + 1), key -> new ArrayList<>())
            .add(error);
      }
    }
    choices.forEach((choice, branches) -> {
      List<Error> best = List.of();
      for (List<Error> branch : branches.values()) {
        if (best.isEmpty() || nearer(branch, best)) {
          best = branch;
        }
      }
      int at = branch(best.get(0).getEvaluationPath(), from);
      chosen.addAll(of(best, at + 1));
    });
    return chosen;
  }

  /** The step after the next {@code anyOf} or {@code oneOf} of a path that goes on below it. */
  private static int branch(NodePath path, int from) {
    for (int i = from; i + 2 < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      if ((step.equals("anyOf") || step.equals("oneOf"))
          && path.getElement(i + 1) instanceof Integer) {
        return i + 1;
      }
    }
    return -1;
  }

  private static String prefix(Error error, int steps) {
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < steps; i++) {
      prefix.append('/').append(error.getEvaluationPath().getElement(i));
    }
    return prefix.toString();
  }

  private static boolean nearer(List<Error> branch, List<Error> best) {
    int depth = Integer.compare(shallowest(branch), shallowest(best));
    return depth != 0 ? depth > 0 : branch.size() < best.size();
  }

  private static int shallowest(List<Error> branch) {
    return branch.stream().mapToInt(e -> e.getInstanceLocation().getNameCount()).min().orElse(0);
  }
}
