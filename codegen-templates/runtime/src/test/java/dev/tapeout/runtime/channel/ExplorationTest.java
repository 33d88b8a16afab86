package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.channel.Explorer.Program;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every order of the steps of small programs: nothing lost, nothing doubled, nobody waits for ever.
 * {@code -Dtapeout.preemptions=N} asks for more of them than a build does.
 */
class ExplorationTest {
  private static final int MORE = Integer.getInteger("tapeout.preemptions", 0);

  private static int explore(int preemptions, String scenario, Object... arguments)
      throws Exception {
    Class<?>[] types = new Class<?>[arguments.length];
    Arrays.fill(types, int.class);
    Method method = new Woven().loadClass(Scenarios.class.getName()).getMethod(scenario, types);
    return Explorer.all(
        Math.max(MORE, preemptions), () -> (Program) method.invoke(null, arguments));
  }

  @ParameterizedTest
  @CsvSource({
    "twoMeetTwo, 0",
    "twoMeetTwo, 1",
    "twoMeetTwo, 2",
    "oneFeedsTwo, 0",
    "oneFeedsTwo, 1",
    "oneFeedsTwo, 2",
    "twoFeedOne, 0",
    "twoFeedOne, 1",
    "twoFeedOne, 2",
    "order, 0",
    "order, 1",
    "order, 2",
    "close, 0",
    "close, 1",
    "close, 2",
    "watch, 0",
    "watch, 1",
    "watch, 2",
    "late, 0",
    "late, 1",
    "late, 2",
    "counts, 0",
    "inVain, 0",
    "inVain, 1",
    "lateSender, 1",
    "lateSender, 2",
    "opposite, 0",
    "opposite, 1",
    "chooserBesideReceiver, 1",
    "chooserBesideReceiver, 2"
  })
  void nothingIsLostOrDoubledAndNobodyWaitsForEver(String scenario, int capacity) throws Exception {
    assertThat(explore(1, scenario, capacity)).isGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
  void ofSeveralChannelsExactlyOneIsChosen(int one, int two) throws Exception {
    assertThat(explore(1, "select", one, two)).isGreaterThan(10);
  }

  @Test
  void theSameChoicesGiveTheSameRun() throws Exception {
    assertThat(explore(1, "twoMeetTwo", 1)).isEqualTo(explore(1, "twoMeetTwo", 1));
  }
}
