package dev.tapeout.runtime.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a request. Names are asked for in lower case. */
public interface Headers {
  /** The first value; null where there is none. */
  @Nullable String first(String name);

  /**
   * The only value; null where there is none.
   *
   * @throws ProblemException 400 if there are several, of which a proxy may have taken another
   */
  default @Nullable String only(String name) {
    List<String> lines = all(name);
    if (lines.size() > 1) {
      throw Problem.of(
              400, "the header '" + name + "' comes " + lines.size() + " times, and once is asked")
          .exception();
    }
    return lines.isEmpty() ? null : lines.getFirst();
  }

  /** One entry for each line of that name. */
  List<String> all(String name);
}
