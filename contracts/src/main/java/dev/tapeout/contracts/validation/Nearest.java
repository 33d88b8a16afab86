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
      if (branch >= 0) {
        choices
            .computeIfAbsent(prefix(error, branch), key -> new LinkedHashMap<>())
            .computeIfAbsent(prefix(error, branch + 1), key -> new ArrayList<>())
            .add(error);
      }
    }
    for (Error error : errors) {
      if (branch(error.getEvaluationPath(), from) < 0) {
        String path = prefix(error, error.getEvaluationPath().getNameCount());
        if (!choices.containsKey(path)) {
          chosen.add(error);
        } else if (fitsSeveral(error)) {
          chosen.add(error);
          choices.remove(path);
        }
      }
    }
    for (Map<String, List<Error>> branches : choices.values()) {
      List<Error> best = List.of();
      for (List<Error> branch : branches.values()) {
        if (best.isEmpty() || nearer(branch, best)) {
          best = branch;
        }
      }
      chosen.addAll(of(best, branch(best.get(0).getEvaluationPath(), from) + 1));
    }
    return chosen;
  }

  /** Whether the error is that more than one branch of a {@code oneOf} fits. */
  private static boolean fitsSeveral(Error error) {
    Object[] arguments = error.getArguments();
    return "oneOf".equals(error.getKeyword())
        && arguments != null
        && arguments.length > 0
        && !String.valueOf(arguments[0]).equals("0");
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
    int reach = Integer.compare(reach(branch), reach(best));
    return reach != 0 ? reach > 0 : branch.size() < best.size();
  }

  /** How far a branch got; one for values of another type gave up at once. */
  private static int reach(List<Error> branch) {
    return branch.stream()
        .mapToInt(e ->
            2 * e.getInstanceLocation().getNameCount() + ("type".equals(e.getKeyword()) ? 0 : 1))
        .min()
        .orElse(0);
  }
}
