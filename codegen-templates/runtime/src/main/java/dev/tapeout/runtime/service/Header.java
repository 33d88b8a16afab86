package dev.tapeout.runtime.service;

/** A header of an answer. */
public record Header(String name, String value) {
  /**
   * @throws IllegalArgumentException if the value holds a line break or another control character,
   *     which would let it end the header
   */
  public Header {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException("header " + name + " has a control character");
      }
    }
  }
}
