package dev.tapeout.runtime.channel;

import dev.tapeout.runtime.context.FlowContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What came through a channel.
 *
 * @param context that of the thread which sent it; null where that worked for no request
 */
public record Element<T>(T value, @Nullable FlowContext context) {

  /**
   * Does {@code work} in the flow of whoever sent the element, taken up again ({@link
   * FlowContext#resumed}): the request may have been answered long ago. An element of no flow, or
   * of the one this thread is in, is worked on as this thread is.
   */
  public <R extends @Nullable Object> R call(Callable<R> work) throws Exception {
    return context == null || context == FlowContext.orNull()
        ? work.call()
        : context.resumed().call(work);
  }
}
