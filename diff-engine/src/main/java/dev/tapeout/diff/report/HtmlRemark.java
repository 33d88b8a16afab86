package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One remark on the page: a line that opens on both sides of the source, the proof, what to do. */
final class HtmlRemark {
  private static final int WIDTH = 200;
  private static final int MESSAGE = 2_000;
  private static final int WITNESS_LINES = 300;
  private static final int WITNESS_WIDTH = 1_000;
  private static final int OPERATIONS = 200;

  private final Remark remark;
  private final StringBuilder out;

  HtmlRemark(Remark remark, StringBuilder out) {
    this.remark = remark;
    this.out = out;
  }

  /**
   * Writes it.
   *
   * @param id that no other has
   * @param open whether all of it is to be seen at once
   */
  void write(String id, boolean open) {
    String kind = remark.kind().word();
    String direction = remark.direction() == null ? "" : remark.direction().label();
    out.append("<article class=\"").append(kind).append("\" id=\"").append(id);
    out.append("\" data-kind=\"").append(kind).append("\" data-direction=\"").append(direction);
    out.append("\" data-rule=\"").append(Markup.text(remark.rule())).append("\">\n<details");
    out.append(open ? " open=\"\"" : "").append("><summary><span class=\"kind\">");
    out.append(kind).append("</span> <span class=\"message\">");
    out.append(HtmlReport.prose(Proof.cut(remark.message(), MESSAGE)));
    out.append("</span> <span class=\"rule\">").append(Markup.text(remark.rule()));
    out.append(direction.isEmpty() ? "" : " &#183; " + direction).append("</span></summary>\n");
    sides();
    out.append("<div class=\"below\">\n");
    proof();
    out.append("<dl>\n");
    entry("Accepted", remark.accepted() == null ? null : remark.accepted().sentence());
    entry("Counts", remark.kind() == Remark.Kind.LOWERED ? Words.capital(remark.meaning()) : null);
    entry("Undecided because", remark.reason());
    entry("Why it matters", Rules.find(remark.rule()).map(Rule::why).orElse(null));
    entry("What to do", remark.remedy());
    operations();
    out.append("<dt>Fingerprint</dt><dd><a href=\"#").append(id).append("\"><code>");
    out.append(remark.fingerprint())
        .append("</code></a></dd>\n</dl>\n</div>\n</details>\n</article>\n");
  }

  private void sides() {
    Location before = remark.before();
    Location after = remark.after();
    Location nearest = remark.nearest();
    boolean change = before != null || remark.witness() != null || !remark.operations().isEmpty();
    if (before == null && after == null) {
      return;
    }
    out.append("<div class=\"sides\">\n");
    if (before != null) {
      side("Before", "was", before, after);
    } else if (change) {
      absent("Before", "It was not there.");
    }
    if (after != null) {
      side(change ? "After" : "Here", change ? "now" : "spot", after, before);
    } else if (nearest != null) {
      side("After: gone. What is left around it", "left", nearest, null);
    } else {
      absent("After", "It is gone.");
    }
    out.append("</div>\n");
  }

  private void absent(String label, String text) {
    out.append("<figure class=\"absent\"><figcaption><b>").append(label).append("</b>");
    out.append("</figcaption><p>").append(text).append("</p></figure>\n");
  }

  private void side(String label, String type, Location location, @Nullable Location other) {
    out.append("<figure class=\"").append(type).append("\"><figcaption><b>").append(label);
    out.append("</b> <code>").append(Markup.text(location.toString()));
    out.append("</code></figcaption>");
    HtmlSource source = HtmlSource.of(location);
    if (source != null) {
      out.append("<pre tabindex=\"0\" role=\"region\" aria-label=\"").append(label);
      out.append("\"><code>");
      source.append(HtmlSource.of(other), out);
      out.append("</code></pre>");
    }
    out.append("</figure>\n");
  }

  private void proof() {
    if (remark.witness() == null) {
      return;
    }
    Proof proof = Proof.of(remark.witness(), WITNESS_LINES, WITNESS_WIDTH);
    out.append("<figure class=\"proof\"><figcaption><b>Proof</b> ").append(proof.said());
    out.append("</figcaption><pre tabindex=\"0\" role=\"region\" aria-label=\"Proof\"><code>");
    List<String> lines = proof.lines().stream().map(Markup::text).toList();
    out.append(String.join("\n", lines)).append("</code></pre>");
    if (proof.omitted() > 0) {
      out.append("<p>").append(proof.omitted()).append(" more lines; <code>--format json</code>");
      out.append(" has them all.</p>");
    }
    out.append("</figure>\n");
  }

  private void entry(String term, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      out.append("<dt>").append(term).append("</dt><dd>");
      out.append(HtmlReport.prose(Proof.cut(text, MESSAGE))).append("</dd>\n");
    }
  }

  private void operations() {
    List<String> operations = remark.operations();
    if (operations.isEmpty()) {
      return;
    }
    out.append("<dt>Operations</dt><dd><ul>");
    operations.stream()
        .limit(OPERATIONS)
        .forEach(name ->
            out.append("<li><code>")
                .append(Markup.text(Proof.cut(name, WIDTH)))
                .append("</code></li>"));
    int more = operations.size() - OPERATIONS;
    out.append(more > 0 ? "<li>and " + more + " more</li>" : "").append("</ul></dd>\n");
  }
}
