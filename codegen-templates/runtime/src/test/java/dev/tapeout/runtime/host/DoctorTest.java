package dev.tapeout.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.host.Finding.Grade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
  private static final long MIB = 1L << 20;

  /** A container in which all is well, for a test to spoil. */
  private static final class Container {
    int processors = 2;
    int carriers = 2;
    Double cpus = 2.0;
    double throttled;
    Long bound = 1024 * MIB;
    long heap = 700 * MIB;
    String clock = "tsc";
    String hugePages = "madvise";
    int nodes = 1;
    Long openFiles = 65536L;
    Long user = 1000L;
    boolean nativeAccess = true;
    boolean temporary = true;
    Map<String, Flag> flags =
        Map.of(
            "UseContainerSupport", new Flag("true", false),
            "ExitOnOutOfMemoryError", new Flag("true", true));
    List<String> arguments = List.of("-XX:+UseG1GC");

    Host host() {
      return new Host(
          "Linux",
          "25",
          processors,
          carriers,
          cpus,
          throttled,
          bound,
          heap,
          List.of("G1 Young Generation"),
          4096L,
          hugePages,
          nodes,
          clock,
          openFiles,
          user,
          nativeAccess,
          temporary,
          flags,
          arguments);
    }

    Container spoilt(String how) {
      switch (how) {
        case "throttled" -> throttled = 0.31;
        case "half a processor" -> cpus = 0.5;
        case "one and a half" -> cpus = 1.5;
        case "blind to the container" ->
            flags = Map.of("UseContainerSupport", new Flag("false", true));
        case "more processors than time" ->
            flags = Map.of("ActiveProcessorCount", new Flag("8", true));
        case "one carrier" -> {
          carriers = 1;
          arguments = List.of("-Djdk.virtualThreadScheduler.parallelism=1");
        }
        case "carriers were added" -> {
          carriers = 3;
          arguments = List.of("-Djdk.virtualThreadScheduler.parallelism=1");
        }
        case "heap fills the container" -> heap = 1000 * MIB;
        case "a quarter by itself" -> heap = 256 * MIB;
        case "serial by itself" -> flags = Map.of("UseSerialGC", new Flag("true", false));
        case "serial as said" -> flags = Map.of("UseSerialGC", new Flag("true", true));
        case "large heap" -> {
          bound = 16384 * MIB;
          heap = 12000 * MIB;
        }
        case "two nodes" -> nodes = 2;
        case "slow clock" -> clock = "hpet";
        case "goes on without memory" -> flags = Map.of();
        case "few files" -> openFiles = 1024L;
        case "no temporary files" -> temporary = false;
        case "no native access" -> nativeAccess = false;
        case "root" -> user = 0L;
        case "debugger" ->
            arguments = List.of("-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005");
        case "open JMX" -> arguments = List.of("-Dcom.sun.management.jmxremote.authenticate=false");
        default -> throw new IllegalArgumentException(how);
      }
      return this;
    }
  }

  @Test
  void whereAllIsWellNothingIsAdvised() {
    assertThat(Doctor.examine(new Container().host(), 8192))
        .allSatisfy(finding -> {
          assertThat(finding.grade()).isEqualTo(Grade.FINE);
          assertThat(finding.advice()).isNull();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throttled|WARNING|quota|used up in 31 % of its periods|raise the limit",
        "half a processor|NOTE|quota|time of 0.5 processors|give it 1",
        "one and a half|NOTE|quota|1.5 processors, which the JVM rounds up to 2|whole number",
        "blind to the container|WARNING|processors|the machine's and not the container's|UseContainerSupport",
        "more processors than time|WARNING|processors|by -XX:ActiveProcessorCount|leave",
        "one carrier|NOTE|scheduler|1 virtual threads may run at once, as -Djdk.|leave it out",
        "carriers were added|NOTE|scheduler|3 virtual threads may run at once; at the start it was 1|leave it out",
        "heap fills the container|WARNING|memory|1000 MiB of the container's 1024 MiB|MaxRAMPercentage",
        "a quarter by itself|NOTE|memory|256 MiB of the container's|MaxRAMPercentage",
        "serial by itself|WARNING|collector|takes by itself|-XX:+UseZGC",
        "serial as said|NOTE|collector|stands still|-XX:+UseZGC",
        "large heap|NOTE|pages|the heap is 12000 MiB|UseTransparentHugePages",
        "two nodes|NOTE|nodes|2 nodes of memory|one service a node",
        "slow clock|WARNING|clock|hpet|clocksource",
        "goes on without memory|NOTE|out of memory|goes on without it|ExitOnOutOfMemoryError",
        "few files|WARNING|open files|up to 1024, with 8192|ulimit",
        "no temporary files|NOTE|temporary files|no profile|java.io.tmpdir",
        "no native access|NOTE|native access|warns|--enable-native-access",
        "root|NOTE|user|root|runAsNonRoot",
        "debugger|WARNING|ways in|debugger may attach|jdwp",
        "open JMX|WARNING|ways in|JMX asks nobody|authenticate=false",
      })
  void whatIsWrongIsSaidWithWhatToDo(
      String how, Grade grade, String subject, String found, String advice) {
    List<Finding> findings = Doctor.examine(new Container().spoilt(how).host(), 8192);
    assertThat(findings)
        .filteredOn(finding -> finding.subject().equals(subject))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.grade()).isEqualTo(grade);
          assertThat(finding.found()).contains(found);
          assertThat(finding.advice()).contains(advice);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "100, time of 100 processors",
    "1024, time of 1024 processors",
    "2, time of 2 processors",
    "10.5, 'time of 10.5 processors, which'",
    "0.3333, time of 0.333 processors:",
    "0.01, time of 0.01 processors:",
  })
  void aQuotaIsToldAsItIs(double cpus, String found) {
    Container container = new Container();
    container.cpus = cpus;
    assertThat(Doctor.examine(container.host(), 8192))
        .filteredOn(finding -> finding.subject().equals("quota"))
        .singleElement()
        .extracting(Finding::found)
        .asString()
        .startsWith(found);
  }

  @Test
  void carriersThatWereAddedToTheUsualOnesAreNobodysFault() {
    Container container = new Container();
    container.carriers = 3;
    container.arguments = List.of("-Djdk.virtualThreadScheduler.parallelism=2");
    assertThat(Doctor.examine(container.host(), 8192))
        .filteredOn(finding -> finding.subject().equals("scheduler"))
        .singleElement()
        .extracting(Finding::grade)
        .isEqualTo(Grade.FINE);
  }

  @Test
  void thisMachineIsExaminedWhateverItIs() {
    List<Finding> findings = Doctor.examine(8192);
    Set<String> subjects = findings.stream().map(Finding::subject).collect(Collectors.toSet());
    assertThat(subjects).hasSize(findings.size()).contains("collector", "quota", "pages");
    assertThat(findings)
        .filteredOn(finding -> finding.subject().equals("processors"))
        .singleElement()
        .extracting(Finding::found)
        .asString()
        .startsWith(Runtime.getRuntime().availableProcessors() + " ");
  }

  @Test
  void listsOfProcessorsAreReadAsTheKernelWritesThem() {
    assertThat(Processors.list("0-3,8\n")).containsExactly(0, 1, 2, 3, 8);
    assertThat(Processors.list("")).isEmpty();
    assertThat(Processors.list("0-x")).isEmpty();
  }
}
