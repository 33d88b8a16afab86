package dev.tapeout.runtime.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.profiling.Profile.Frame;
import dev.tapeout.runtime.profiling.Profile.Kind;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code -Dtapeout.profiles=DIR} keeps the pages. */
class FlameGraphTest {
  private static FlameGraph graph(long spin, String other) {
    return new FlameGraph("ns", profile(spin, other));
  }

  private static Profile profile(long spin, String other) {
    Profile profile = new Profile(List.of(new Kind("cpu", "nanoseconds")));
    Frame run = new Frame("java.lang.Thread.run", "Thread.java", 1);
    Frame handle = new Frame("shop.Orders.handle", "Orders.java", 2);
    profile.add(List.of(new Frame("shop.Orders.price", "", 0), handle, run), Map.of(), spin);
    profile.add(List.of(new Frame(other, "", 0), handle, run), Map.of(), 30_000_000);
    profile.add(List.of(run), Map.of(), 20_000_000);
    return profile;
  }

  private static String page(String name, String title, FlameGraph now, FlameGraph before)
      throws Exception {
    String page = now.page(title, before);
    String keep = System.getProperty("tapeout.profiles");
    if (keep != null) {
      Files.writeString(Path.of(keep, name + ".html"), page);
    }
    return page;
  }

  @Test
  void theNameOfAFrameEndsNoScript() throws Exception {
    String hostile = "</script><img src=x onerror=alert(1)><!--<script>";
    String page = page("hostile", "<b>", graph(50_000_000, hostile), null);
    assertThat(page).doesNotContain("<img", "<!--", "<b>").contains("\\u003cimg src=x");
    assertThat(page.split("</script>", -1)).hasSize(3);
  }

  @Test
  void theDifferenceTellsBothValuesOfAFrame() throws Exception {
    String page =
        page("diff", "2 against 1", graph(90_000_000, "a.B.c"), graph(10_000_000, "a.B.d"));
    assertThat(page)
        .contains("[\"shop.Orders.price\",90000000,10000000,[]]", "[\"a.B.d\",0,30000000,[]]");
  }

  @Test
  void whatIsKeptHoldsOnToNoSamples() {
    List<WeakReference<Profile>> samples = new ArrayList<>();
    FlameGraph kept = keeping(samples);
    System.gc();
    assertThat(samples.getFirst().get()).isNull();
    assertThat(kept.page("kept", null)).contains("[\"a.B.c\",30000000,0,[]]");
  }

  private static FlameGraph keeping(List<WeakReference<Profile>> samples) {
    Profile profile = profile(10_000_000, "a.B.c");
    samples.add(new WeakReference<>(profile));
    return new FlameGraph("ns", profile);
  }
}
