package dev.tapeout.benchmarks.channel;

import java.util.concurrent.CountDownLatch;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.channels.ChannelKt;

/**
 * Kotlin's channels between two coroutines on its default dispatcher, as its compiler would write
 * them: a state machine that is entered anew after each suspension.
 */
final class Coroutines implements Peer {
  private final Channel<Integer> channel;

  Coroutines(int capacity) {
    this.channel = ChannelKt.Channel(capacity, BufferOverflow.SUSPEND, null);
  }

  /** Ends the coroutine. */
  private record End(CountDownLatch left) implements Continuation<Object> {
    @Override
    public CoroutineContext getContext() {
      return (CoroutineContext) Dispatchers.getDefault();
    }

    @Override
    public void resumeWith(Object result) {
      ResultKt.throwOnFailure(result);
      left.countDown();
    }
  }

  private final class Sender extends ContinuationImpl {
    private final int count;
    private int next;

    Sender(int count, CountDownLatch left) {
      super(new End(left));
      this.count = count;
    }

    @Override
    protected Object invokeSuspend(Object result) {
      ResultKt.throwOnFailure(result);
      while (next < count) {
        Object sent = channel.send(next++ & 127, asUnit(this));
        if (sent == IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
          return sent;
        }
      }
      return Unit.INSTANCE;
    }
  }

  private final class Receiver extends ContinuationImpl {
    private final int count;
    private int received = -1;

    Receiver(int count, CountDownLatch left) {
      super(new End(left));
      this.count = count;
    }

    @Override
    protected Object invokeSuspend(Object result) {
      ResultKt.throwOnFailure(result);
      Object value = result;
      while (true) {
        if (received >= 0 && (Integer) value != (received & 127)) {
          throw new IllegalStateException("out of order");
        }
        if (++received == count) {
          return Unit.INSTANCE;
        }
        value = channel.receive(asInteger(this));
        if (value == IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
          return value;
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // what it is resumed with, it looks at itself
  private static Continuation<Unit> asUnit(Continuation<?> continuation) {
    return (Continuation<Unit>) continuation;
  }

  @SuppressWarnings("unchecked")
  private static Continuation<Integer> asInteger(Continuation<?> continuation) {
    return (Continuation<Integer>) continuation;
  }

  @Override
  public void run(int count) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(2);
    new Sender(count, left).intercepted().resumeWith(Unit.INSTANCE);
    new Receiver(count, left).intercepted().resumeWith(Unit.INSTANCE);
    left.await();
  }
}
