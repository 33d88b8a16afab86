package dev.tapeout.diff.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A contract as it may lie in a working tree.
 *
 * @param entry the file that is the contract
 * @param texts all files, by their path
 */
record Files(String entry, Map<String, byte[]> texts) {
  static Files json(ObjectNode document) {
    return new Files("openapi.json", Map.of("openapi.json", jsonText(document)));
  }

  static Files yaml(ObjectNode document) {
    return new Files("openapi.yaml", Map.of("openapi.yaml", yamlText(document)));
  }

  static byte[] jsonText(Node node) {
    return JsonWriter.pretty(node).getBytes(UTF_8);
  }

  static byte[] yamlText(Node node) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(plain(node)).getBytes(UTF_8);
  }

  private static @Nullable Object plain(Node node) {
    if (node instanceof ObjectNode object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      object.members().forEach(m -> map.put(m.key(), plain(m.value())));
      return map;
    }
    if (node instanceof ArrayNode array) {
      List<@Nullable Object> list = new ArrayList<>();
      array.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (node instanceof NumberNode number) {
      BigDecimal value = number.value();
      return value.scale() <= 0 && value.precision() < 30 ? value.toBigInteger() : value;
    }
    return node instanceof StringNode s
        ? s.value()
        : node instanceof BooleanNode b ? (Object) b.value() : null;
  }

  /** The contract; the test fails where the files are worse than the document of {@code like}. */
  Contract read(Contract like) {
    Contract contract = read();
    assertThat(errors(contract)).isEqualTo(errors(like));
    return contract;
  }

  Contract read() {
    ContractReading reading =
        ContractReader.read(new Workspace((path, most) -> texts.get(path), Limits.DEFAULT), entry);
    return Objects.requireNonNull(reading.contract(), () -> "" + reading.diagnostics());
  }

  private static long errors(Contract contract) {
    return contract.references().check(contract.node()).stream()
        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
        .count();
  }
}
