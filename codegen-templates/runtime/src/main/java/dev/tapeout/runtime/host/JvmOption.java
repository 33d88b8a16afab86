package dev.tapeout.runtime.host;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Options of HotSpot, of which each build has others. */
public final class JvmOption {
  private static final HotSpotDiagnosticMXBean JVM =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

  private JvmOption() {}

  /** Null where this JVM has none of that name. */
  public static @Nullable VMOption find(String name) {
    try {
      return JVM.getVMOption(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Sets one that can be set while the JVM runs.
   *
   * @throws IllegalArgumentException if there is none, or the value is not for it
   */
  public static void set(String name, long value) {
    JVM.setVMOption(name, String.valueOf(value));
  }
}
