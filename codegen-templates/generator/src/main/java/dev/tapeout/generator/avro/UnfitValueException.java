package dev.tapeout.generator.avro;

/** An Avro schema cannot hold a value as it is; the message says where and why. */
public final class UnfitValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param pointer JSON Pointer of the value
   */
  UnfitValueException(String pointer, String why) {
    super((pointer.isEmpty() ? "the value" : pointer) + " " + why);
  }
}
