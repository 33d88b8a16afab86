package dev.tapeout.registry.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.json.JsonTree;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonLogTest {
  @Test
  void aLineIsOneObjectWhateverTheMessageHolds() {
    LogRecord log = new LogRecord(Level.WARNING, "a \"quote\"\nand {0}");
    log.setParameters(new Object[] {"more"});
    log.setLoggerName("x");
    log.setThrown(new IllegalStateException("why"));

    String line = new JsonLog().format(log);

    assertThat(line).endsWith("}\n").doesNotContain("\n ");
    assertThat(line.strip().lines()).hasSize(1);
    JsonNode json = JsonTree.read(line);
    assertThat(json.get("message").stringValue()).isEqualTo("a \"quote\"\nand more");
    assertThat(json.get("level").stringValue()).isEqualTo("WARNING");
    assertThat(json.get("exception").stringValue()).contains("IllegalStateException: why");
  }
}
