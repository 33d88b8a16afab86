package dev.tapeout.registry.derivation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.generator.avro.AvroSchemas;
import dev.tapeout.generator.avro.TooLargeException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Protocol;

/**
 * The schemas under {@code components} as an Avro protocol in JSON ({@code .avpr}) and in Avro IDL
 * ({@code .avdl}): each type once, where a file for each type would repeat all that it needs.
 */
final class AvroDerivation implements Derivation {
  private static final int MOST_NOTES = 1_000;
  private static final String NAME = "Types";

  @Override
  public Result of(Contract contract, String context) {
    String namespace = context.replace("-", "");
    try {
      AvroSchemas avro = AvroSchemas.of(contract, namespace, MOST_BYTES);
      List<String> notes = new ArrayList<>();
      avro.notes().stream()
          .limit(MOST_NOTES)
          .map(note -> note.location() + ": " + note.message())
          .forEach(notes::add);
      List<Derived> made = new ArrayList<>();
      if (!avro.named().isEmpty()) {
        Protocol protocol = avro.protocol(namespace, NAME);
        // In one line: indented, each level of nesting would be paid for by all that is in it.
        Derived avpr = derived("avro-protocol", "application/json", protocol.toString());
        Derivation.keep(avpr, made, notes);
        String idl = AvroSchemas.idl(protocol);
        Derivation.keep(derived("avro-idl", "text/plain; charset=utf-8", idl), made, notes);
      }
      return new Result(made, notes);
    } catch (TooLargeException | AvroRuntimeException e) {
      return new Result(List.of(), List.of("no Avro is made of the schemas: " + e.getMessage()));
    } catch (StackOverflowError e) { // Avro's own writers call themselves for each level
      return new Result(
          List.of(), List.of("no Avro is made of the schemas: they are nested too deeply for it"));
    }
  }

  private static Derived derived(String kind, String mediaType, String text) {
    return new Derived(kind, mediaType, text.getBytes(UTF_8));
  }
}
