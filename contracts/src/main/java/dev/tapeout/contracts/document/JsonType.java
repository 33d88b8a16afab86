package dev.tapeout.contracts.document;

/** The six types of JSON (RFC 8259, section 3). */
public enum JsonType {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT
}
