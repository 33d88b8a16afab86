package dev.tapeout.cli.registry;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registry's judgement of a contract, in lines: what stands against it, the worst first. */
final class JudgementText {
  private static final int LONGEST_PROOF = 400;

  private static final String MORE = "            ";

  private final Publication publication;
  private final ObjectNode judgement;
  private final List<String> lines = new ArrayList<>();

  private JudgementText(Publication publication, ObjectNode judgement) {
    this.publication = publication;
    this.judgement = judgement;
  }

  /**
   * What it says of a contract.
   *
   * @param good what is said after its name where it passes
   */
  static Publication.Answer of(Publication publication, ObjectNode judgement, String good) {
    if (judgement.get("pass") instanceof BooleanNode pass && pass.value()) {
      List<String> lines = new ArrayList<>(List.of(publication.name() + " " + good));
      lines.addAll(deprecated(publication, judgement));
      return new Publication.Answer(true, lines);
    }
    JudgementText text = new JudgementText(publication, judgement);
    text.refusal();
    return new Publication.Answer(false, List.copyOf(text.lines));
  }

  /**
   * What a contract that passes refers to though it will go: of all that is no error the registry
   * alone knows this, and {@code tapeout lint} says the rest.
   */
  static List<String> deprecated(Publication publication, ObjectNode judgement) {
    JudgementText text = new JudgementText(publication, judgement);
    text.diagnostics("warning", "reference-deprecated");
    return List.copyOf(text.lines);
  }

  private void refusal() {
    lines.add(
        publication.name()
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
        place("at ", finding.has("nearest") ? finding.get("nearest") : finding.get("new"));
        place("was at ", finding.get("old"));
        proof(Answers.object(finding.get("witness")));
        risk(fingerprint);
      }
    }
    diagnostics("error", "");
    diagnostics("warning", "reference-deprecated");
    for (ObjectNode contract : Answers.items(report, "contracts")) {
      if (contract.has("reason")) {
        lines.add("  " + Answers.text(contract, "reason"));
      }
    }
  }

  /**
   * @param only the rule that is looked for; empty for all
   */
  private void diagnostics(String severity, String only) {
    ObjectNode report = Answers.object(judgement.get("report"));
    for (ObjectNode diagnostic : Answers.items(report, "diagnostics")) {
      String rule = Answers.text(diagnostic, "rule");
      if (Answers.text(diagnostic, "severity").equals(severity)
          && (only.isEmpty() || rule.equals(only))) {
        lines.add(
            "  " + severity + "  " + Answers.text(diagnostic, "message") + "  [" + rule + "]");
        place("at ", diagnostic.get("place"));
      }
    }
  }

  /** A place in the user's own file as an editor takes it; what was made of several has none. */
  private void place(String where, @Nullable Node place) {
    ObjectNode at = Answers.object(place);
    String file = Answers.text(at, "file");
    if (file.isEmpty()) {
      return;
    }
    boolean own = file.equals(publication.name().toString());
    lines.add(
        MORE
            + where
            + (own && publication.files() > 1
                ? Answers.text(at, "pointer")
                : (own ? publication.file() : file)
                    + ":"
                    + Answers.text(at, "line")
                    + ":"
                    + Answers.text(at, "column")));
  }

  private void proof(ObjectNode witness) {
    Node instance = witness.get("instance");
    if (instance != null) {
      lines.add(
          MORE
              + "accepted by "
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
            MORE
                + "hurts "
                + String.join(", ", names)
                + " ("
                + Answers.text(risk, "calls")
                + " calls in 90 days)");
      }
    }
  }
}
