package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports on contracts whose authors would like to say more than they may. */
final class Hostile {
  /** Texts that mean something to one format or another. */
  static final List<String> TEXTS =
      List.of(
          "</script><script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\"><svg onload=alert(1)>",
          "' onmouseover='alert(1)",
          "</details></summary><h1>Approved</h1>",
          "</failure></testcase>",
          "]]>",
          "<!-- tapeout-report -->",
          "-->",
          "&lt;b&gt; &amp; &#64;everyone",
          "| a | b |\n|---|---|",
          "```\n# Approved\n```",
          "`````",
          "` @octocat `",
          "@octocat @org/team please approve",
          "closes #1 org/repo#2 GH-3 !4 $5 ~bug %\"v1\" &6",
          "deadbeefcafe 0123456789abcdef0123456789abcdef01234567",
          "[click](https://evil.example) ![x](https://evil.example/x.png)",
          "https://evil.example www.evil.example mail@evil.example",
          "[1]: https://evil.example",
          "**bold** _it_ ~~gone~~ $math$ :tada:",
          "\n::error file=a::injected",
          "%0A::set-output name=a::b",
          "a:b,c=d;e",
          "nul \u0000 bell \u0007 escape \u001b[2J delete \u007f c1 \u0085",
          "rtl \u202e mark \u200f isolate \u2066 zero \u200b line \u2028 bom \ufeff",
          "nonchar \ufffe \uffff private \ue000",
          "emoji \ud83d\ude80 wide \uff20octocat",
          "\\",
          "a\r\nb");

  private Hostile() {}

  /** A report in which {@code text} stands wherever a contract's words may stand. */
  static Report report(String text) {
    Contract before = named("old " + text.replace("\u0000", "") + ".yaml");
    Contract after = named("new " + text.replace("\u0000", "") + ".yaml");
    String line = text.replaceAll("[\r\n]", " ");
    Location was = in(before.source().name(), "a: " + line + "\nb: 1\n");
    Location now = in(after.source().name(), "a: " + line + "x\nb: 1\n");
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      boolean undecided = severity == Severity.UNDECIDED;
      findings.add(
          new Finding(
              "payload-narrowed",
              severity,
              Direction.REQUEST,
              "Property `" + text + "` and " + text,
              was,
              severity == Severity.BREAKING ? null : now,
              text,
              text,
              List.of("GET /" + text),
              severity == Severity.BREAKING
                  ? new Witness(
                      Values.object(Map.of(text, Values.string(text))),
                      Witness.Side.OLD,
                      Witness.Side.NEW,
                      true)
                  : null,
              undecided ? text : null));
    }
    Verdict verdict =
        new Verdict(
            Policy.TOLERANT,
            false,
            Bump.MAJOR,
            null,
            null,
            "it says " + text,
            false,
            findings,
            List.of(),
            Map.of());
    Diagnostic diagnostic =
        new Diagnostic("odd", Diagnostic.Severity.ERROR, "Odd " + text, was, "Not " + text);
    Judged judged =
        new Judged(after.source().name(), text, before, after, verdict, List.of(diagnostic));
    return new Report(Policy.TOLERANT, List.of(judged), List.of());
  }

  /** A report with as many breaking findings. */
  static Report large(int findings) {
    Finding f = Orders.narrowed();
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < findings; i++) {
      String what = "Property `p" + i + "` is now required.";
      many.add(
          new Finding(
              f.rule(),
              f.severity(),
              f.direction(),
              what,
              f.before(),
              f.after(),
              "",
              "p" + i,
              f.operations(),
              f.witness(),
              null));
    }
    return Orders.report(many.toArray(Finding[]::new));
  }

  private static Contract named(String name) {
    return Orders.read(name, "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths: {}\n");
  }

  private static Location in(String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Location(new Source(name, bytes), 3, bytes.length - 6);
  }
}
