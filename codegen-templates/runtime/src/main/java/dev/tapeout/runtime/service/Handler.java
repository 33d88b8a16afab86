package dev.tapeout.runtime.service;

/** What a service does for one operation. */
@FunctionalInterface
public interface Handler {
  /**
   * Does what the operation is for.
   *
   * @throws ProblemException to answer with a problem
   * @throws Exception to answer 500; nothing of it reaches the caller
   */
  Reply handle(Call call) throws Exception;
}
