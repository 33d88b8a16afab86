package dev.tapeout.runtime.drift;

/**
 * An answer is not what the contract says.
 *
 * @param operation its id in the contract
 * @param status that was answered
 * @param place {@code status}, {@code header NAME}, {@code Content-Type}, or {@code body} with a
 *     JSON Pointer
 * @param message what is there and what the contract says
 */
public record Deviation(String operation, int status, String place, String message) {
  @Override
  public String toString() {
    return operation + " answered " + status + ", " + place + ": " + message;
  }
}
