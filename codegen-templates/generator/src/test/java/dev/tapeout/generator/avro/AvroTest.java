package dev.tapeout.generator.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.example.Examples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.idl.IdlReader;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroTest {
  private static final int VALUES = 200;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../contracts/examples/order-management/openapi.yaml",
        "src/test/resources/every-feature.yaml",
        "src/test/resources/avro.yaml"
      })
  void whatTheContractAcceptsComesBackAsItWas(String file) throws IOException {
    Contract contract = ContractFile.read(Path.of(file)).contract();
    AvroSchemas avro = AvroSchemas.of(contract, "test");
    SchemaValidations judge =
        new SchemaValidations(
            contract.references()::target, UnaryOperator.identity(), Formats.ASSERTION);
    Examples examples = new Examples(contract, Direction.REQUEST);
    int held = 0;
    for (ObjectNode.Member member : contract.components("schemas")) {
      List<Node> values = new ArrayList<>();
      Node example = examples.good((ObjectNode) member.value(), member.value());
      if (example != null) {
        values.add(example);
      }
      for (int seed = 0; seed < VALUES; seed++) {
        Node value = new Instances(contract, seed).of(member.value(), 0);
        if (judge.of(member.value()).accepts(value)) {
          values.add(value);
        }
      }
      for (Node value : values) {
        Schema schema = avro.byName().get(member.key());
        Node back = throughBytes(schema, value);
        assertThat(same(back, value)).as(member.key() + ": " + value + " became " + back).isTrue();
        held++;
      }
    }
    assertThat(held).isGreaterThan(contract.components("schemas").size() * VALUES / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../contracts/examples/order-management/openapi.yaml",
        "src/test/resources/every-feature.yaml",
        "src/test/resources/avro.yaml"
      })
  void avroItselfReadsTheFilesAndThoseOfTheIdlSayTheSame(String file) throws IOException {
    AvroSchemas avro = AvroSchemas.of(ContractFile.read(Path.of(file)).contract(), "test.avro");
    Map<String, String> files = avro.files("test.avro", "All");
    Map<String, Schema> named = avro.named();
    assertThat(files).hasSize(named.size() + 1);
    named.forEach((name, schema) ->
        assertThat(new SchemaParser().parse(files.get(name + ".avsc")).mainSchema())
            .isEqualTo(schema));
    Protocol idl =
        new IdlReader()
            .parse(new ByteArrayInputStream(files.get("All.avdl").getBytes(UTF_8)))
            .getProtocol();
    assertThat(idl.getTypes()).hasSameSizeAs(named.values());
    named.forEach((name, schema) ->
        assertThat(idl.getType("test.avro." + name).toString(true))
            .isEqualTo(schema.toString(true)));
  }

  @Test
  void eachKindOfSchemaHasItsType() throws IOException {
    AvroSchemas avro =
        AvroSchemas.of(
            ContractFile.read(Path.of("src/test/resources/avro.yaml")).contract(), "shop");
    Map<String, Schema> named = avro.named();
    assertThat(field(named, "Article", "id"))
        .isEqualTo("{\"type\":\"string\",\"logicalType\":\"uuid\"}");
    assertThat(field(named, "Article", "since"))
        .isEqualTo("{\"type\":\"int\",\"logicalType\":\"date\"}");
    assertThat(field(named, "Article", "price"))
        .isEqualTo("{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":8,\"scale\":2}");
    assertThat(field(named, "Article", "stock")).isEqualTo("\"int\"");
    assertThat(field(named, "Article", "note")).isEqualTo("[\"null\",\"string\"]");
    assertThat(field(named, "Article", "x_rating")).isEqualTo("[\"null\",\"double\"]");
    assertThat(named.get("Article").getField("x_rating").getProp("jsonName")).isEqualTo("x-rating");
    assertThat(field(named, "Article", "labels"))
        .isEqualTo("{\"type\":\"map\",\"values\":\"string\"}");
    assertThat(named.get("Colour").getEnumSymbols()).containsExactly("red", "dark_blue");
    assertThat(avro.byName().get("Tree").getTypes())
        .extracting(Schema::getFullName)
        .containsExactly("shop.Leaf", "shop.Branch");
    assertThat(named.get("Branch").getField("children").schema().getElementType())
        .isEqualTo(avro.byName().get("Tree"));
  }

  @Test
  void whatAvroCannotSayHasItsPlace() throws IOException {
    AvroSchemas avro =
        AvroSchemas.of(
            ContractFile.read(Path.of("src/test/resources/avro.yaml")).contract(), "shop");
    assertThat(avro.notes())
        .extracting(Diagnostic::message)
        .anyMatch(m -> m.contains("accepts integers of any size"))
        .anyMatch(m -> m.contains("is open"))
        .anyMatch(m -> m.contains("names no type"))
        .anyMatch(m -> m.contains("null or absent"))
        .anyMatch(m -> m.contains("cannot tell apart"));
    assertThat(avro.notes()).allMatch(n -> n.location().line() > 1);
  }

  @Test
  void aValueThatWouldNotComeBackIsRefusedAtItsPlace() throws IOException {
    AvroSchemas avro =
        AvroSchemas.of(
            ContractFile.read(Path.of("src/test/resources/avro.yaml")).contract(), "shop");
    Schema leaf = avro.byName().get("Leaf");
    assertThatThrownBy(() -> AvroValues.encode(leaf, json("{\"weight\": 1e30}")))
        .hasMessage("/weight does not fit into long");
    assertThatThrownBy(() -> AvroValues.encode(leaf, json("{\"weight\": 1, \"more\": 2}")))
        .hasMessage("the value has properties that the schema does not describe: [more]");
    assertThatThrownBy(() -> AvroValues.encode(leaf, json("{}")))
        .hasMessage("the value lacks the property 'weight'");
  }

  private static Node json(String text) {
    return Documents.read(new Source("value", text.getBytes(UTF_8)), Limits.DEFAULT).root();
  }

  private static String field(Map<String, Schema> named, String type, String field) {
    return named.get(type).getField(field).schema().toString();
  }

  private static Node throughBytes(Schema schema, Node value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(AvroValues.encode(schema, value), encoder);
    encoder.flush();
    Object read =
        new GenericDatumReader<>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    return AvroValues.decode(schema, read);
  }

  /** Equal; a time with an offset is equal to the same time in UTC. */
  private static boolean same(Node back, Node value) {
    if (back instanceof ObjectNode a && value instanceof ObjectNode b) {
      return a.size() == b.size()
          && b.members().stream()
              .allMatch(m -> a.get(m.key()) != null && same(a.get(m.key()), m.value()));
    }
    if (back instanceof ArrayNode a && value instanceof ArrayNode b) {
      boolean all = a.size() == b.size();
      for (int i = 0; all && i < a.size(); i++) {
        all = same(a.get(i), b.get(i));
      }
      return all;
    }
    if (back instanceof StringNode a && value instanceof StringNode b && a.value().endsWith("Z")) {
      return a.value().equals(b.value())
          || b.value().contains("T")
              && OffsetDateTime.parse(a.value()).isEqual(OffsetDateTime.parse(b.value()));
    }
    return back.sameValue(value);
  }
}
