package dev.tapeout.runtime.operation;

/** Where a parameter travels. */
public enum In {
  PATH,
  QUERY,
  HEADER,
  COOKIE,
  /** A field of a body that is a form; see {@link Content#fields}. */
  FORM
}
