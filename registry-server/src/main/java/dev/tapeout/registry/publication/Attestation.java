package dev.tapeout.registry.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractVersion;

/** The verdict with its evidence as an in-toto statement (in-toto Attestation Framework, v1). */
final class Attestation {
  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  static final String PREDICATE = "urn:tapeout:verdict:v1";

  private Attestation() {}

  static Envelope of(ContractVersion id, String digest, Judgement judgement) {
    StringBuilder out = new StringBuilder("{\"_type\":\"https://in-toto.io/Statement/v1\",");
    out.append("\"subject\":[{\"name\":");
    JsonWriter.quote(id.toString(), out);
    out.append(",\"digest\":{\"sha256\":");
    JsonWriter.quote(digest.substring("sha256:".length()), out);
    out.append("}}],\"predicateType\":\"").append(PREDICATE).append("\",\"predicate\":{");
    if (judgement.against() != null) {
      out.append("\"against\":");
      JsonWriter.quote(judgement.against(), out);
      out.append(',');
    }
    out.append("\"report\":").append(judgement.json().strip()).append("}}");
    return Envelope.unsigned(PAYLOAD_TYPE, out.toString().getBytes(UTF_8));
  }
}
