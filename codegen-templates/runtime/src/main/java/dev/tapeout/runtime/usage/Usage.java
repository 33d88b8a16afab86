package dev.tapeout.runtime.usage;

/** Is told of every call. It is asked on the way of the request, so it must be quick. */
@FunctionalInterface
public interface Usage {
  /** A caller that is not known. */
  String ANONYMOUS = "anonymous";

  /**
   * @param operation {@code operationId}
   * @param consumer the client or principal that called, or {@link #ANONYMOUS}
   * @param status that was answered
   */
  void called(String operation, String consumer, int status);
}
