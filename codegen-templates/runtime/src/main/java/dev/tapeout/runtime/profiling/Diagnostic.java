package dev.tapeout.runtime.profiling;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Commands of HotSpot, as {@code jcmd} gives them. */
final class Diagnostic {
  private Diagnostic() {}

  /**
   * What the JVM answers.
   *
   * @param command as its bean names it, such as {@code gcClassHistogram}
   * @param lack what is said where this JVM does not know the command
   * @throws IOException if it does not
   */
  static String ask(String lack, String command, String... arguments) throws IOException {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  command,
                  new Object[] {arguments},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IOException(lack, e);
    }
  }
}
