package dev.tapeout.registry.derivation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.generator.avro.AvroSchemas;
import dev.tapeout.generator.avro.TooLargeException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Protocol;

/**
 * The schemas under {@code components} as an Avro protocol in JSON ({@code .avpr}) and in Avro IDL
 * ({@code .avdl}): each type once, where a file for each type would repeat all that it needs.
 */
final class AvroDerivation implements Derivation {
  /** Types and fields; the largest public contracts have a tenth of it. */
  private static final int MOST = 300_000;

  private static final int MOST_NOTES = 1_000;
  private static final String NAME = "Types";

  @Override
  public Result of(Contract contract, String context) {
    String namespace = context.replace("-", "");
    try {
      AvroSchemas avro = AvroSchemas.of(contract, namespace, MOST);
      Protocol protocol = avro.protocol(namespace, NAME);
      List<String> notes =
          avro.notes().stream()
              .limit(MOST_NOTES)
              .map(note -> note.location() + ": " + note.message())
              .toList();
      if (protocol.getTypes().isEmpty()) {
        return new Result(List.of(), notes);
      }
      return new Result(
          List.of(
              new Derived("avro-protocol", "application/json", bytes(protocol.toString(true))),
              new Derived(
                  "avro-idl", "text/plain; charset=utf-8", bytes(AvroSchemas.idl(protocol)))),
          notes);
    } catch (TooLargeException | AvroRuntimeException e) {
      return new Result(List.of(), List.of("no Avro is made of the schemas: " + e.getMessage()));
    } catch (StackOverflowError e) { // Avro's own writers call themselves for each level
      return new Result(
          List.of(), List.of("no Avro is made of the schemas: they are nested too deeply for it"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
