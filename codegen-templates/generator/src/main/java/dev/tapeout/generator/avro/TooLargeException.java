package dev.tapeout.generator.avro;

/** The schemas of a contract, spelled out as Avro has them, would be too much. */
public final class TooLargeException extends RuntimeException {
  TooLargeException(long most) {
    super("they become more than " + most + " characters of Avro", null, false, false);
  }
}
