package dev.tapeout.runtime.channel;

import dev.tapeout.runtime.channel.Explorer.Program;
import dev.tapeout.runtime.context.FlowContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Small programs whose threads use channels. Loaded by {@link Woven}. */
public final class Scenarios {
  private static final Duration SOON = Duration.ofMillis(1);

  private Scenarios() {}

  private static Callable<Object> sends(Channel<Integer> channel, int... values) {
    return () -> {
      for (int value : values) {
        channel.send(value);
      }
      return List.of();
    };
  }

  private static Callable<Object> receives(Channel<Integer> channel, int count) {
    return () -> {
      List<Integer> got = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        got.add(channel.receive());
      }
      return got;
    };
  }

  @SafeVarargs
  private static Program program(List<Integer> wanted, Callable<Object>... threads) {
    return new Program(List.of(threads), results -> same(results, wanted));
  }

  private static String same(List<Object> results, List<Integer> wanted) {
    List<Integer> got = new ArrayList<>();
    for (Object result : results) {
      if (!(result instanceof List<?> list)) {
        return "a thread ended with " + result;
      }
      list.forEach(value -> got.add((Integer) value));
    }
    got.sort(null);
    return got.equals(wanted) ? null : "received " + got + ", not " + wanted;
  }

  public static Program twoMeetTwo(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    return program(
        List.of(1, 2),
        sends(channel, 1),
        sends(channel, 2),
        receives(channel, 1),
        receives(channel, 1));
  }

  public static Program oneFeedsTwo(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    return program(
        List.of(1, 2, 3), sends(channel, 1, 2, 3), receives(channel, 2), receives(channel, 1));
  }

  public static Program twoFeedOne(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    return program(List.of(1, 2, 3), sends(channel, 1, 2), sends(channel, 3), receives(channel, 3));
  }

  public static Program order(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    return new Program(
        List.of(sends(channel, 1, 2, 3), receives(channel, 3)),
        results -> results.get(1).equals(List.of(1, 2, 3)) ? null : "received " + results.get(1));
  }

  /** Whoever watches is told of the end once, whenever it begins to watch. */
  public static Program watch(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    List<Integer> told = new ArrayList<>();
    Callable<Object> sender =
        () -> {
          channel.send(1);
          channel.close();
          return List.of();
        };
    Callable<Object> receiver =
        () -> {
          channel.forEach(value -> {});
          return List.of();
        };
    Callable<Object> watcher =
        () -> {
          channel.watch(() -> told.add(channel.isOver() ? 1 : 0));
          return List.of();
        };
    return new Program(
        List.of(sender, receiver, watcher),
        results -> told.equals(List.of(1)) ? null : "told " + told);
  }

  /** What was sent before the end is received, and all end. */
  public static Program close(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    Callable<Object> sender =
        () -> {
          List<Integer> sent = new ArrayList<>();
          try {
            for (int value = 1; value <= 2; value++) {
              channel.send(value);
              sent.add(value);
            }
          } catch (ChannelClosedException e) {
            // as it should be
          }
          return sent;
        };
    Callable<Object> receiver =
        () -> {
          List<Integer> got = new ArrayList<>();
          channel.forEach(got::add);
          return got;
        };
    Callable<Object> closer =
        () -> {
          channel.close();
          return List.of();
        };
    return new Program(
        List.of(sender, receiver, receiver, closer),
        results -> {
          for (Object result : results) {
            if (result instanceof Throwable) {
              return "a thread ended with " + result;
            }
          }
          List<Object> got = new ArrayList<>((List<?>) results.get(1));
          got.addAll((List<?>) results.get(2));
          got.sort(null);
          return got.equals(results.get(0)) ? null : "sent " + results.get(0) + ", got " + got;
        });
  }

  private static boolean passesOn(Channel<Integer> channel) throws Exception {
    Integer value = channel.receive(SOON);
    if (value != null) {
      channel.send(value);
    }
    return value != null;
  }

  /** Who gives up takes nothing along, neither an element nor a call to wake up. */
  public static Program late(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    Callable<Object> hasty =
        () -> {
          passesOn(channel);
          return List.of();
        };
    return program(List.of(1), hasty, receives(channel, 1), sends(channel, 1));
  }

  /** Of two who wait in vain each ends by its own limit, whichever of them was there first. */
  public static Program inVain(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    FlowContext flow =
        new FlowContext("t", "s", true, "r", "acme", null, 1L, "op", FlowContext.State.STARTED);
    Callable<Object> inFlow =
        () ->
            flow.call(() -> {
              try {
                return channel.receive();
              } catch (TimeoutException e) {
                return 0;
              }
            });
    return new Program(
        List.of(inFlow, () -> channel.receive(SOON)),
        results -> results.equals(Arrays.asList(0, null)) ? null : "they ended with " + results);
  }

  /** Who gave up is not counted as one that met, and of each pair that met one has waited. */
  public static Program counts(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    Callable<Object> hasty = () -> passesOn(channel);
    return new Program(
        List.of(hasty, receives(channel, 1), receives(channel, 1), sends(channel, 1, 2)),
        results -> {
          long met = results.get(0).equals(true) ? 3 : 2;
          Channel.Load load = channel.load();
          long waited = load.sendersWaited() + load.receiversWaited();
          boolean fine =
              load.sent() == met && load.received() == met && waited >= met && waited <= met + 1;
          return fine && channel.load().equals(load) ? null : met + " met, but " + load;
        });
  }

  public static Program lateSender(int capacity) {
    Channel<Integer> channel = Channel.of(capacity);
    Callable<Object> hasty = () -> channel.send(1, SOON) ? List.of() : List.of(1);
    Callable<Object> receiver =
        () -> {
          List<Integer> got = new ArrayList<>();
          got.add(channel.receive());
          Integer more = channel.receive(SOON);
          if (more != null) {
            got.add(more);
          }
          return got;
        };
    return new Program(
        List.of(hasty, sends(channel, 2), receiver),
        results -> {
          List<Object> all = new ArrayList<>((List<?>) results.get(0));
          if (!(results.get(2) instanceof List<?> got)) {
            return "a thread ended with " + results.get(2);
          }
          all.addAll(got);
          Integer left = channel.tryReceive();
          while (left != null) {
            all.add(left);
            left = channel.tryReceive();
          }
          all.sort(null);
          // A rendezvous may leave the second sender waiting no longer than the receiver asks.
          return all.equals(List.of(1, 2)) ? null : "of 1 and 2 there are " + all;
        });
  }

  private static Callable<Object> chooses(Channel<Integer> one, Channel<Integer> two) {
    return () -> List.of(new Select<Integer>().receive(one, v -> v).receive(two, v -> v).await());
  }

  /** Two choose between the same two channels. */
  public static Program select(int first, int second) {
    Channel<Integer> one = Channel.of(first);
    Channel<Integer> two = Channel.of(second);
    return program(
        List.of(1, 2), chooses(one, two), chooses(two, one), sends(one, 1), sends(two, 2));
  }

  /** Each of two would send where the other receives; exactly one does. */
  public static Program opposite(int capacity) {
    Channel<Integer> one = Channel.of(capacity);
    Channel<Integer> two = Channel.of(capacity);
    Callable<Object> left =
        () -> new Select<List<Integer>>().send(one, 1, List::of).receive(two, List::of).await();
    Callable<Object> right =
        () -> new Select<List<Integer>>().send(two, 2, List::of).receive(one, List::of).await();
    return new Program(
        List.of(left, right),
        results -> {
          List<Object> got = new ArrayList<>();
          for (Object result : results) {
            if (!(result instanceof List<?> list)) {
              return "a thread ended with " + result;
            }
            got.addAll(list);
          }
          for (Channel<Integer> channel : Arrays.asList(one, two)) {
            Integer left1 = capacity == 0 ? null : channel.tryReceive();
            if (left1 != null) {
              got.add(left1);
            }
          }
          boolean fine =
              got.stream().allMatch(Objects::nonNull)
                  && got.stream().distinct().count() == got.size()
                  && !got.isEmpty();
          return fine ? null : "received " + got;
        });
  }

  /** What a ring woke the chooser for is for the other, where the chooser took something else. */
  public static Program chooserBesideReceiver(int capacity) {
    Channel<Integer> one = Channel.of(capacity);
    Channel<Integer> two = Channel.of(capacity);
    Callable<Object> chooser =
        () -> {
          int value = new Select<Integer>().receive(one, v -> v).receive(two, v -> v).await();
          if (value == 1) {
            one.send(value);
            return List.of(two.receive());
          }
          return List.of(value);
        };
    return program(List.of(1, 2), chooser, receives(one, 1), sends(one, 1), sends(two, 2));
  }
}
