package dev.tapeout.contracts.reference;

/** What documents call themselves and their parts. */
final class Identifiers {
  private Identifiers() {}

  /** Whether a document with these bytes can hold a {@code $id}, {@code $self} or anchor. */
  static boolean mayBeIn(byte[] bytes) {
    return bytes.length > 0;
  }
}
