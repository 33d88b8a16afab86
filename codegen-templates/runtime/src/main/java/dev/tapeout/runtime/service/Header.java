package dev.tapeout.runtime.service;

/** A header of an answer. Servers send it as it is, without another look. */
public record Header(String name, String value) {
  /**
   * @throws IllegalArgumentException if the value holds a line break or another control character,
   *     which would let it end the header, or one beyond Latin-1, of which a byte could be one
   */
  public Header {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw new IllegalArgumentException(
            "header " + name + " has a character that no header can carry");
      }
    }
  }
}
