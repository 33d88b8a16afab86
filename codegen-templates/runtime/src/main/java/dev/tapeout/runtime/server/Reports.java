package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.Secrets;
import dev.tapeout.runtime.config.Setting;
import dev.tapeout.runtime.host.Doctor;
import dev.tapeout.runtime.host.Finding;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.server.ManagementServer.Page;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What the service runs on and with, for people, and with {@code format=json} for programs. */
final class Reports {
  private Reports() {}

  private static Page page(Question asked, String text, Consumer<JsonGenerator> json) {
    return asked.only(Set.of("format")).choice("format", "text", "json").equals("text")
        ? Page.text(200, text)
        : new Page(200, "application/json", JsonTree.write(json));
  }

  /** What the self-check finds, the worst first. */
  static Page doctor(Question asked, List<Finding> findings) {
    List<Finding> sorted =
        findings.stream().sorted(Comparator.comparing(Finding::grade).reversed()).toList();
    StringBuilder text = new StringBuilder();
    for (Finding finding : sorted) {
      text.append(
          "%-8s%s: %s\n"
              .formatted(
                  finding.grade().name().toLowerCase(Locale.ROOT),
                  finding.subject(),
                  finding.found()));
      if (finding.advice() != null) {
        text.append("        -> ").append(finding.advice()).append('\n');
      }
    }
    return page(
        asked,
        text.toString(),
        out -> {
          out.writeStartArray();
          for (Finding finding : sorted) {
            out.writeStartObject();
            out.writeStringProperty("grade", finding.grade().name().toLowerCase(Locale.ROOT));
            out.writeStringProperty("subject", finding.subject());
            out.writeStringProperty("found", finding.found());
            if (finding.advice() != null) {
              out.writeStringProperty("advice", finding.advice());
            }
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  static Page doctor(Question asked, int connections) {
    return doctor(asked, Doctor.examine(connections));
  }

  /** The settings in force, and the options of the JVM. */
  static Page config(Question asked, List<Setting> settings) {
    List<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .map(Secrets::argument)
            .toList();
    StringBuilder text = new StringBuilder();
    for (Setting setting : settings) {
      text.append(
          "%s = %s  # %s\n".formatted(setting.name(), line(setting.value()), setting.source()));
    }
    text.append("\n# options of the JVM\n");
    options.forEach(option -> text.append(line(option)).append('\n'));
    return page(
        asked,
        text.toString(),
        out -> {
          out.writeStartObject();
          out.writeArrayPropertyStart("settings");
          for (Setting setting : settings) {
            out.writeStartObject();
            out.writeStringProperty("name", setting.name());
            out.writeStringProperty("value", setting.value());
            out.writeStringProperty("source", setting.source());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeArrayPropertyStart("options");
          options.forEach(out::writeString);
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /** A value with a line end in it must not look like two settings. */
  private static String line(String value) {
    return value.replaceAll("\\p{Cntrl}", " ");
  }
}
