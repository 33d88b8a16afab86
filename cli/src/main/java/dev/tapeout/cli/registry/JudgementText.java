package dev.tapeout.cli.registry;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.registry.ContractName;
import java.util.ArrayList;
import java.util.List;

/** A registry's judgement of a contract, in lines: what stands against it, the worst first. */
final class JudgementText {
  private static final int LONGEST_PROOF = 400;

  private final ObjectNode judgement;
  private final List<String> lines = new ArrayList<>();

  private JudgementText(ObjectNode judgement) {
    this.judgement = judgement;
  }

  /**
   * What it says of a contract.
   *
   * @param good what is said after its name where it passes
   */
  static Publication.Answer of(ContractName name, ObjectNode judgement, String good) {
    if (judgement.get("pass") instanceof BooleanNode pass && pass.value()) {
      return new Publication.Answer(true, List.of(name + " " + good));
    }
    JudgementText text = new JudgementText(judgement);
    text.refusal(name);
    return new Publication.Answer(false, List.copyOf(text.lines));
  }

  private void refusal(ContractName name) {
    lines.add(
        name
            + " does not pass"
            + (judgement.has("against")
                ? ", compared with " + Answers.text(judgement, "against")
                : "")
            + ":");
    ObjectNode report = Answers.object(judgement.get("report"));
    for (ObjectNode finding : Answers.items(report, "findings")) {
      String severity = Answers.text(finding, "severity");
      if (severity.equals("breaking") || severity.equals("undecided")) {
        String fingerprint = Answers.text(finding, "fingerprint");
        lines.add(
            "  "
                + severity
                + "  "
                + Answers.text(finding, "message")
                + "  ["
                + Answers.text(finding, "rule")
                + ", "
                + fingerprint
                + "]");
        proof(Answers.object(finding.get("witness")));
        risk(fingerprint);
      }
    }
    for (ObjectNode diagnostic : Answers.items(report, "diagnostics")) {
      if (Answers.text(diagnostic, "severity").equals("error")) {
        lines.add(
            "  error  "
                + Answers.text(diagnostic, "message")
                + "  ["
                + Answers.text(diagnostic, "rule")
                + "]");
      }
    }
    for (ObjectNode contract : Answers.items(report, "contracts")) {
      if (contract.has("reason")) {
        lines.add("  " + Answers.text(contract, "reason"));
      }
    }
  }

  private void proof(ObjectNode witness) {
    Node instance = witness.get("instance");
    if (instance != null) {
      lines.add(
          "            accepted by "
              + Answers.text(witness, "acceptedBy")
              + ", rejected by "
              + Answers.text(witness, "rejectedBy")
              + ": "
              + Excerpt.shorten(JsonWriter.compact(instance), LONGEST_PROOF));
    }
  }

  private void risk(String fingerprint) {
    for (ObjectNode risk : Answers.items(judgement, "risk")) {
      List<String> names = Answers.texts(risk, "consumers");
      if (Answers.text(risk, "fingerprint").equals(fingerprint) && !names.isEmpty()) {
        lines.add(
            "            hurts "
                + String.join(", ", names)
                + " ("
                + Answers.text(risk, "calls")
                + " calls in 90 days)");
      }
    }
  }
}
