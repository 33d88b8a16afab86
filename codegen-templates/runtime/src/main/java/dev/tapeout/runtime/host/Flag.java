package dev.tapeout.runtime.host;

/**
 * An option of the virtual machine.
 *
 * @param given by whoever started it; else the JVM's default, or its own choice for this machine
 */
record Flag(String value, boolean given) {
  static final Flag UNKNOWN = new Flag("", false);

  boolean on() {
    return value.equals("true");
  }

  /** 0 where it is no number. */
  double number() {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
