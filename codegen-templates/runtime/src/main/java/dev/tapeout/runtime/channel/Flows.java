package dev.tapeout.runtime.channel;

import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Between channels and {@link Flow}, whose publishers send no more than they are asked for. */
public final class Flows {
  private Flows() {}

  /**
   * A publisher of what comes through {@code channel}. Each element goes to one of its subscribers,
   * on a virtual thread of that subscriber's own; when the channel is closed and empty all are
   * complete, also those who have asked for nothing more.
   */
  public static <T> Flow.Publisher<T> publisher(Channel<T> channel) {
    return subscriber -> {
      Subscription<T> subscription = new Subscription<>(channel, subscriber);
      subscriber.onSubscribe(subscription);
      subscription.thread.start(); // not before, for it may be over already
    };
  }

  /**
   * The demand of one subscriber, and the thread that serves it. All that the subscriber is told
   * comes one after the other on that thread, which is interrupted only while it waits here: in
   * {@code onNext} it is the subscriber's.
   */
  private static final class Subscription<T> implements Flow.Subscription {
    private final Channel<T> channel;
    private final Flow.Subscriber<? super T> subscriber;
    private final Thread thread;
    private long demand;
    private boolean over;
    private boolean receives;
    private boolean ended;

    /** Whether nothing is to be said of the end, as it was asked for. */
    private boolean cancelled;

    private @Nullable Throwable failure;

    Subscription(Channel<T> channel, Flow.Subscriber<? super T> subscriber) {
      this.channel = channel;
      this.subscriber = subscriber;
      this.thread = Thread.ofVirtual().name("subscription").unstarted(this::serve);
    }

    @Override
    public synchronized void request(long n) {
      if (n <= 0) {
        end(false, new IllegalArgumentException("asked for " + n + " elements"));
        return;
      }
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      notifyAll();
    }

    @Override
    public void cancel() {
      end(true, null);
    }

    /** The first end counts. */
    private synchronized void end(boolean asked, @Nullable Throwable because) {
      if (ended) {
        return;
      }
      ended = true;
      cancelled = asked;
      failure = because;
      notifyAll();
      if (receives) {
        thread.interrupt();
      }
    }

    private synchronized void over() {
      over = true;
      notifyAll();
    }

    /** Waits until an element is asked for, or there will be none; false at the end. */
    private synchronized boolean isWanted() throws InterruptedException {
      while (demand == 0 && !over && !ended) {
        wait();
      }
      demand = Math.max(0, demand - 1);
      receives = !ended;
      return receives;
    }

    /** Null at the end. */
    private @Nullable T next() throws InterruptedException, TimeoutException {
      try {
        return channel.receive();
      } catch (ChannelClosedException e) {
        end(false, e.getCause());
        return null;
      } finally {
        received();
      }
    }

    /** An interruption that came too late for the wait is not for the subscriber either. */
    private synchronized void received() {
      receives = false;
      if (ended) {
        Thread.interrupted();
      }
    }

    private void serve() {
      Runnable watcher = () -> Thread.startVirtualThread(this::over);
      channel.watch(watcher);
      try {
        while (isWanted()) {
          T item = next();
          if (item != null) {
            subscriber.onNext(item);
            Thread.interrupted(); // one that the subscriber left behind ends no wait here
          }
        }
      } catch (Throwable e) {
        end(false, e);
      } finally {
        channel.unwatch(watcher);
      }
      tell();
    }

    private void tell() {
      boolean quiet;
      Throwable because;
      synchronized (this) {
        quiet = cancelled;
        because = failure;
      }
      if (quiet) {
        return;
      }
      if (because == null) {
        subscriber.onComplete();
      } else {
        subscriber.onError(because);
      }
    }
  }

  /**
   * A channel of what {@code publisher} sends, which is asked for {@code capacity} elements, and
   * for one more for each that is received, or a little later. Once the channel is closed the
   * subscription is cancelled.
   *
   * @param capacity elements that are asked for and not yet received, at most; at least 1. The
   *     channel has room for half of them, the others are on the way to it.
   * @throws IllegalArgumentException if it is less
   */
  public static <T> Channel<T> channel(Flow.Publisher<T> publisher, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("the capacity is " + capacity + "; it must be 1 or more");
    }
    Channel<T> out = Channel.of(capacity / 2);
    int ahead = capacity - capacity / 2;
    Channel<T> asked = Channel.of(ahead);
    out.whenClosed(asked::close); // which wakes who waits for an element
    publisher.subscribe(
        new Flow.Subscriber<T>() {
          private boolean subscribed;

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            if (subscribed) {
              subscription.cancel();
              return;
            }
            subscribed = true;
            Thread.ofVirtual()
                .name("subscriber")
                .start(() -> {
                  try {
                    subscription.request(ahead);
                    asked.forEach(value -> {
                      out.send(value);
                      subscription.request(1);
                    });
                    if (out.isClosed()) {
                      subscription.cancel();
                    } else {
                      out.close();
                    }
                  } catch (Throwable e) {
                    out.fail(ChannelClosedException.origin(e));
                    subscription.cancel();
                  }
                });
          }

          @Override
          public void onNext(T item) {
            try {
              if (!asked.trySend(item)) {
                asked.fail(
                    new IllegalStateException("the publisher sent more than it was asked for"));
              }
            } catch (ChannelClosedException e) {
              // on its way when it was cancelled; a subscriber throws nothing
            }
          }

          @Override
          public void onError(Throwable failure) {
            asked.fail(failure);
            if (!subscribed) {
              out.fail(failure); // there is no thread that would pass it on
            }
          }

          @Override
          public void onComplete() {
            asked.close();
            if (!subscribed) {
              out.close();
            }
          }
        });
    return out;
  }
}
