package dev.tapeout.runtime.usage;

/** Is told of every call. It is asked on the way of the request, so it must be quick. */
@FunctionalInterface
public interface Usage {
  /** A caller that is not known. */
  String ANONYMOUS = "anonymous";

  /**
   * A call has been answered.
   *
   * @param operation its id in the contract
   * @param consumer the client or principal that called, or {@link #ANONYMOUS}
   * @param status that was answered
   */
  void called(String operation, String consumer, int status);
}
