package dev.tapeout.runtime.channel;

import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

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

  /** The demand of one subscriber, and the thread that serves it. */
  private static final class Subscription<T> implements Flow.Subscription {
    private final Channel<T> channel;
    private final Flow.Subscriber<? super T> subscriber;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;
    private long demand;
    private boolean over;

    Subscription(Channel<T> channel, Flow.Subscriber<? super T> subscriber) {
      this.channel = channel;
      this.subscriber = subscriber;
      this.thread = Thread.ofVirtual().name("subscription").unstarted(this::serve);
    }

    @Override
    public synchronized void request(long n) {
      if (n <= 0) {
        if (ended.compareAndSet(false, true)) {
          thread.interrupt();
          subscriber.onError(new IllegalArgumentException("asked for " + n + " elements"));
        }
        return;
      }
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      notifyAll();
    }

    @Override
    public void cancel() {
      if (ended.compareAndSet(false, true)) {
        thread.interrupt();
      }
    }

    private synchronized void over() {
      over = true;
      notifyAll();
    }

    /** Waits until an element is asked for, or there will be none. */
    private synchronized void await() throws InterruptedException {
      while (demand == 0 && !over) {
        wait();
      }
      demand = Math.max(0, demand - 1);
    }

    private void serve() {
      Runnable watcher = this::over;
      channel.watch(watcher);
      try {
        while (!ended.get()) {
          await();
          subscriber.onNext(channel.receive());
        }
      } catch (ChannelClosedException e) {
        if (ended.compareAndSet(false, true)) {
          if (e.getCause() == null) {
            subscriber.onComplete();
          } else {
            subscriber.onError(e.getCause());
          }
        }
      } catch (InterruptedException e) {
        // cancelled
      } catch (TimeoutException | RuntimeException e) {
        if (ended.compareAndSet(false, true)) {
          subscriber.onError(e);
        }
      } finally {
        channel.unwatch(watcher);
      }
    }
  }

  /**
   * A channel of what {@code publisher} sends, which is asked for as much as there is room for and
   * again as elements are received. Where the channel is closed the subscription is cancelled.
   *
   * @param capacity at least 1
   */
  public static <T> Channel<T> channel(Flow.Publisher<T> publisher, int capacity) {
    Channel<T> out = Channel.of(capacity);
    Channel<T> asked = Channel.of(capacity);
    publisher.subscribe(
        new Flow.Subscriber<T>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            Thread.ofVirtual()
                .name("subscriber")
                .start(() -> {
                  try {
                    subscription.request(capacity);
                    asked.forEach(value -> {
                      out.send(value);
                      subscription.request(1);
                    });
                    out.close();
                  } catch (Exception e) {
                    subscription.cancel();
                    out.fail(ChannelClosedException.origin(e));
                  }
                });
          }

          @Override
          public void onNext(T item) {
            if (!asked.isClosed() && !asked.trySend(item)) {
              asked.fail(
                  new IllegalStateException("the publisher sent more than it was asked for"));
            }
          }

          @Override
          public void onError(Throwable failure) {
            asked.fail(failure);
          }

          @Override
          public void onComplete() {
            asked.close();
          }
        });
    return out;
  }
}
