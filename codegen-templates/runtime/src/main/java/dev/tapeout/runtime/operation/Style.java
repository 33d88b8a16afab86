package dev.tapeout.runtime.operation;

/** How a value is written as the text of a parameter (OpenAPI 3.1, 4.8.12.3). */
public enum Style {
  SIMPLE,
  LABEL,
  MATRIX,
  FORM,
  SPACE_DELIMITED,
  PIPE_DELIMITED,
  DEEP_OBJECT
}
