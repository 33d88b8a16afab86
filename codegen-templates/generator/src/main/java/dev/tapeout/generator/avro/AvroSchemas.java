package dev.tapeout.generator.avro;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.generator.type.JavaNames;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.idl.IdlUtils;

/**
 * The schemas under {@code components} of a contract, in Avro 1.12.
 *
 * @param byName by their names in the contract
 * @param notes what Avro cannot say of them
 */
public record AvroSchemas(Map<String, Schema> byName, List<Diagnostic> notes) {
  /**
   * Translates the schemas.
   *
   * @param namespace of all named types, such as {@code orders}
   */
  public static AvroSchemas of(Contract contract, String namespace) {
    return of(contract, namespace, Long.MAX_VALUE - 1);
  }

  /**
   * Translates the schemas of a contract that may be hostile.
   *
   * @param most how many characters they may become, about: names, texts and what stands around
   *     them, as often as they are spelled out
   * @throws TooLargeException if they would become more
   */
  public static AvroSchemas of(Contract contract, String namespace, long most) {
    AvroNotes notes = new AvroNotes();
    AvroTypes types = new AvroTypes(contract, namespace, notes, most);
    Map<String, Schema> byName = new LinkedHashMap<>();
    for (ObjectNode.Member member : contract.components("schemas")) {
      byName.put(member.key(), types.of(member.value(), JavaNames.type(member.key())));
    }
    return new AvroSchemas(byName, notes.all());
  }

  /** The types that have names, by their own, sorted. */
  public Map<String, Schema> named() {
    Map<String, Schema> named = new TreeMap<>();
    byName.values().forEach(schema -> gather(schema, named));
    return named;
  }

  /**
   * A schema file for each type with a name, which holds all that it needs ({@code NAME.avsc}), and
   * one in Avro IDL for all ({@code PROTOCOL.avdl}).
   */
  public Map<String, String> files(String namespace, String protocol) {
    Map<String, String> files = new TreeMap<>();
    Map<String, Schema> named = named();
    named.forEach((name, schema) -> files.put(name + ".avsc", schema.toString(true) + "\n"));
    files.put(protocol + ".avdl", idl(protocol(namespace, protocol)));
    return files;
  }

  /** All types with names, each once. */
  public Protocol protocol(String namespace, String name) {
    Protocol all = new Protocol(name, namespace);
    all.setTypes(named().values());
    return all;
  }

  /** A protocol in Avro IDL. */
  public static String idl(Protocol protocol) {
    StringWriter idl = new StringWriter();
    try {
      IdlUtils.writeIdlProtocol(idl, protocol);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return idl.toString();
  }

  private static void gather(Schema schema, Map<String, Schema> to) {
    switch (schema.getType()) {
      case RECORD -> {
        if (to.putIfAbsent(schema.getName(), schema) == null) {
          schema.getFields().forEach(field -> gather(field.schema(), to));
        }
      }
      case ENUM -> to.putIfAbsent(schema.getName(), schema);
      case UNION -> schema.getTypes().forEach(each -> gather(each, to));
      case ARRAY -> gather(schema.getElementType(), to);
      case MAP -> gather(schema.getValueType(), to);
      default -> {
        // Has no name.
      }
    }
  }
}
