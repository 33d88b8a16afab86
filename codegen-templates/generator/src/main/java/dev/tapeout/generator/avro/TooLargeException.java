package dev.tapeout.generator.avro;

/** The schemas of a contract, spelled out as Avro has them, would be too many. */
public final class TooLargeException extends RuntimeException {
  TooLargeException(int most) {
    super("they become more than " + most + " types and fields in Avro", null, false, false);
  }
}
