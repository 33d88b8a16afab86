package dev.tapeout.contracts.vocabulary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The back references of a valid expression of ECMA-262, and whether their groups took part. */
final class BackReferences {
  /**
   * One alternative of a group that is still open.
   *
   * @param opened number and, if any, name of the group; empty where it captures nothing
   * @param backwards whether it is looked for from its end
   * @param passed the groups that surely took part before what is read next
   */
  private record Scope(Set<String> opened, boolean backwards, Set<String> passed) {}

  private final String in;
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private int at;
  private int groups;

  private BackReferences(String in) {
    this.in = in;
  }

  /**
   * Whether a back reference may lead to a group that took no part. It surely took part where it
   * stands, once and for all, before the reference in an alternative around it.
   */
  static boolean mayBeLoose(String expression) {
    return expression.indexOf('\\') >= 0 && new BackReferences(expression).mayBeLoose();
  }

  private boolean mayBeLoose() {
    scopes.push(new Scope(Set.of(), false, new HashSet<>()));
    while (at < in.length()) {
      switch (in.charAt(at++)) {
        case '[' -> skipClass();
        case '(' -> open();
        case '|' -> scopes.element().passed.clear();
        case ')' -> close();
        case '\\' -> {
          String group = reference();
          if (!group.isEmpty() && isLoose(group)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private boolean isLoose(String group) {
    return scopes.stream().noneMatch(scope -> scope.passed.contains(group))
        || scopes.stream().anyMatch(Scope::backwards);
  }

  private void skipClass() {
    while (in.charAt(at) != ']') {
      at += in.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void open() {
    boolean behind = in.startsWith("?<=", at) || in.startsWith("?<!", at);
    Set<String> opened = Set.of();
    if (in.startsWith("?<", at) && !behind) {
      opened = Set.of(String.valueOf(++groups), in.substring(at + 2, in.indexOf('>', at)));
    } else if (!in.startsWith("?", at)) {
      opened = Set.of(String.valueOf(++groups));
    }
    scopes.push(new Scope(opened, behind, new HashSet<>()));
  }

  private void close() {
    Scope closed = scopes.pop();
    boolean repeated = at < in.length() && "*+?{".indexOf(in.charAt(at)) >= 0;
    if (!repeated) {
      scopes.element().passed.addAll(closed.opened);
    }
  }

  /** The number or name of the group that an escape refers to; empty where it is no reference. */
  private String reference() {
    char c = in.charAt(at++);
    int start = at;
    if (c == 'k') {
      at = in.indexOf('>', at);
      return in.substring(start + 1, at);
    }
    if (c < '1' || c > '9') {
      return "";
    }
    while (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
      at++;
    }
    return in.substring(start - 1, at);
  }
}
