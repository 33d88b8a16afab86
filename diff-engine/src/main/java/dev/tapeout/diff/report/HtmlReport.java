package dev.tapeout.diff.report;

import dev.tapeout.diff.report.Remark.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One page that needs nothing but itself. It is complete without its script, which only filters;
 * and it tells the browser to run that script, by its hash, and none other. The markup is
 * well-formed XML as well, so that a test can read it strictly.
 */
final class HtmlReport {
  /** How many changes, and how many errors in contracts as such, are open to begin with. */
  private static final int OPEN_CHANGES = 100;

  private static final int OPEN_ERRORS = 10;

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Dossier dossier;
  private int changes;
  private int errors;

  private HtmlReport(Dossier dossier) {
    this.dossier = dossier;
  }

  static String render(Dossier dossier) {
    HtmlReport report = new HtmlReport(dossier);
    report.page();
    return report.out.toString();
  }

  private void page() {
    String script = HtmlPage.resource("report.js");
    String verdict = dossier.pass() ? "Pass" : "Fail";
    HtmlPage.open(verdict + ": " + counted(), script, "Skip to the findings", out);
    header();
    filters();
    out.append("<main id=\"findings\" tabindex=\"-1\">\n");
    out.append("<p class=\"none\" id=\"none\" hidden=\"\">No finding is like that.</p>\n");
    dossier.sheets().forEach(this::section);
    if (dossier.omitted() > 0) {
      out.append("<p class=\"note\">").append(dossier.omitted());
      out.append(" more were left out: <code>--max-findings 0</code> lists all.</p>\n");
    }
    out.append("</main>\n<footer><p>Drawn up by Tapeout. <code>tapeout explain RULE</code> says");
    out.append(" more about a rule.</p></footer>\n");
    HtmlPage.close(script, out);
  }

  private String counted() {
    return Markup.text(Dossier.counted(dossier.counts()));
  }

  private void header() {
    int all = dossier.sheets().size();
    String subject = all == 1 ? Markup.text(dossier.sheets().get(0).name()) : all + " contracts";
    out.append("<header class=\"").append(dossier.pass() ? "pass" : "fail").append("\">\n");
    out.append("<p class=\"brand\">Tapeout</p>\n<h1><span class=\"verdict\">");
    out.append(dossier.pass() ? "Pass" : "Fail").append("</span> <span class=\"subject\">");
    out.append(subject).append("</span></h1>\n");
    if (all == 1) {
      out.append("<p class=\"lead\">").append(prose(dossier.sheets().get(0).summary()));
      out.append("</p>\n");
    } else if (all > 1) {
      contracts();
    }
    if (!dossier.aside().isEmpty()) {
      out.append("<p>").append(prose(dossier.aside())).append("</p>\n");
    }
    out.append("<ul class=\"counts\">\n");
    dossier
        .counts()
        .forEach((kind, count) -> {
          out.append("<li class=\"").append(kind.word()).append("\"><b>").append(count);
          out.append("</b> ").append(kind.counted(count)).append("</li>\n");
        });
    out.append("</ul>\n</header>\n");
  }

  private void contracts() {
    out.append("<div class=\"scroll\"><table><caption>Contracts</caption><thead><tr>");
    out.append("<th scope=\"col\">Verdict</th><th scope=\"col\">Contract</th>");
    out.append("<th scope=\"col\">Findings</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
    for (int i = 0; i < dossier.sheets().size(); i++) {
      Sheet sheet = dossier.sheets().get(i);
      out.append("<tr><td>").append(pill(sheet)).append("</td><th scope=\"row\"><a href=\"#c");
      out.append(i).append("\">").append(Markup.text(sheet.name())).append("</a></th><td>");
      out.append(Dossier.counted(sheet.counts())).append("</td><td>");
      out.append(prose(sheet.summary())).append("</td></tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private void filters() {
    Map<String, Integer> rules = new TreeMap<>();
    for (Sheet sheet : dossier.sheets()) {
      sheet.remarks().forEach(remark -> rules.merge(remark.rule(), 1, Integer::sum));
    }
    out.append("<form id=\"filters\" role=\"search\" aria-label=\"Filter the findings\"");
    out.append(" hidden=\"\">\n<fieldset><legend>Show</legend>\n");
    dossier
        .counts()
        .forEach((kind, count) -> {
          boolean quiet = kind == Kind.DOCUMENTATION || kind == Kind.NOTE;
          out.append("<label class=\"").append(kind.word()).append("\"><input type=\"checkbox\"");
          out.append(" name=\"kind\" value=\"").append(kind.word()).append('"');
          out.append(quiet && dossier.counts().size() > 1 ? "" : " checked=\"\"").append("/> ");
          out.append(kind.word()).append(" <span>").append(count).append("</span></label>\n");
        });
    out.append("</fieldset>\n<label>Direction <select name=\"direction\">");
    option("", "any");
    option("request", "request");
    option("response", "response");
    out.append("</select></label>\n<label>Rule <select name=\"rule\">");
    option("", "any");
    rules.forEach((rule, count) -> option(rule, rule + " (" + count + ")"));
    out.append(
        "</select></label>\n<label class=\"wide\">Text <input type=\"search\" name=\"text\"");
    out.append(" placeholder=\"path, property, message &#8230;\" autocomplete=\"off\"/></label>\n");
    out.append("<p class=\"keys\">Keys: <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and");
    out.append(" previous, <kbd>Enter</kbd> opens.</p>\n");
    out.append("<p class=\"actions\"><output id=\"shown\" aria-live=\"polite\"></output>\n");
    out.append("<button type=\"button\" id=\"toggle\">Open all</button>\n");
    out.append("<button type=\"reset\">Reset</button></p>\n</form>\n");
  }

  private void option(String value, String text) {
    out.append("<option value=\"").append(Markup.text(value)).append("\">");
    out.append(Markup.text(text)).append("</option>");
  }

  private void section(Sheet sheet) {
    int number = dossier.sheets().indexOf(sheet);
    boolean one = dossier.sheets().size() == 1;
    out.append("<section aria-labelledby=\"c").append(number).append("\">\n<h2 id=\"c");
    out.append(number).append("\" tabindex=\"-1\">");
    out.append(one ? "Findings" : pill(sheet) + " " + Markup.text(sheet.name()));
    out.append("</h2>\n");
    if (!one) {
      out.append("<p class=\"lead\">").append(prose(sheet.summary())).append("</p>\n");
    }
    if (sheet.remarks().isEmpty()) {
      out.append("<p class=\"note\">Nothing to show.</p>\n");
    }
    for (Remark remark : sheet.remarks()) {
      int times = ids.merge(remark.fingerprint(), 1, Integer::sum);
      String id = "f-" + remark.fingerprint() + (times == 1 ? "" : "-" + times);
      boolean open =
          switch (remark.kind()) {
            case BREAKING, UNDECIDED -> changes++ < OPEN_CHANGES;
            case ERROR, WARNING -> errors++ < OPEN_ERRORS;
            case ACCEPTED, LOWERED, COMPATIBLE, DOCUMENTATION, NOTE -> false;
          };
      new HtmlRemark(remark, out).write(id, open);
    }
    out.append("</section>\n");
  }

  private static String pill(Sheet sheet) {
    return sheet.pass()
        ? "<span class=\"pill pass\">pass</span>"
        : "<span class=\"pill fail\">fail</span>";
  }

  /** A sentence in which backticks quote names. */
  static String prose(String text) {
    String[] parts = text.split("`", -1);
    List<String> done = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean quoted = i % 2 == 1 && i < parts.length - 1;
      String part = Markup.text(parts[i]);
      done.add(quoted ? "<code>" + part + "</code>" : part);
    }
    return String.join("", done);
  }
}
