package dev.tapeout.runtime.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a request. Names are asked for in lower case. */
public interface Headers {
  /** The first value; null where there is none. */
  @Nullable String first(String name);

  /** One entry for each line of that name. */
  List<String> all(String name);
}
