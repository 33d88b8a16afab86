package dev.tapeout.cli.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code tapeout.yaml} can say. {@code docs/settings.md} is made of it. */
public enum Setting {
  CONTRACTS(
      "contracts",
      "a path or pattern, or a list of them",
      "none",
      null,
      "Which files are contracts, from the directory of `tapeout.yaml`; `*` stands for part of a"
          + " name, `**` for any directories. `lint`, `gate` and `accept` take them where the"
          + " command line names none (`FILE`, for `accept` `--contract`).",
      "contracts: [\"contracts/**/*.yaml\"]"),
  AGAINST(
      "against",
      "`git:REF`, for `gate` also `registry:`",
      "none",
      "--against",
      "What `gate` and `accept` compare with: the commit where `HEAD` left that revision"
          + " (`--tip`: the revision as it is now). `registry:` is the latest version of each"
          + " contract in a registry.",
      "against: git:origin/main"),
  POLICY(
      "policy",
      "`tolerant`, `strict` or `sdk`",
      "tolerant",
      "--policy",
      "What counts as compatible. `tolerant`: senders send only what their contract describes,"
          + " readers ignore what they do not know. `strict`: all that the schemas allow counts."
          + " `sdk`: `tolerant`, and the names that generated clients expose count.",
      "policy: strict"),
  SEVERITIES(
      "severities",
      "an object of rules and `error`, `warning`, `info` or `\"off\"`",
      "{}",
      null,
      "What a rule means here, by its id (`tapeout rules` lists them with what is in force), by an"
          + " earlier id of ours or by that of a check of oasdiff. `error` is a break, `warning` no"
          + " break, `info` documentation, `\"off\"` nothing. `from` names a file of levels as"
          + " oasdiff reads it; what stands beside it is stronger.",
      "severities: {default-changed: warning, from: levels.txt}"),
  ALLOW_UNDECIDED(
      "allowUndecided",
      "`true` or `false`",
      "false",
      "--allow-undecided",
      "Whether a change that could not be decided may pass; it is reported in any case.",
      "allowUndecided: true"),
  LINT(
      "lint",
      "`true` or `false`",
      "true",
      "--no-lint",
      "Whether `gate` holds contracts to the profile as well; the option says `false`.",
      "lint: false"),
  FORMATS(
      "formats",
      "`annotation` or `assertion`",
      "annotation",
      "--assert-formats",
      "Whether `format` rejects a string that is not of it; the option says `assertion`. The ranges"
          + " of `int32`, `int64`, `float` and `double` count always.",
      "formats: assertion"),
  EXTENSIONS(
      "extensions",
      "an object of extensions and what it means that one is `added`, `removed`, `changed`",
      "{}",
      null,
      "Extensions are documentation unless this says otherwise, with the words of `severities`."
          + " Those of ours, `x-domain-bounded-context` and `x-silicon-flow`, have rules.",
      "extensions: {x-internal: {added: error, removed: \"off\"}}"),
  SIGNATURES(
      "signatures",
      "`required`, `checked` or `ignored`",
      "checked",
      "--signatures",
      "What `pull` makes of the signatures of published versions. `required`: a version that nobody"
          + " has signed is refused. `checked`: a signature must be good, and by a trusted key; an"
          + " unsigned version is taken, and said, in a bounded context of which nothing signed is"
          + " known, nor comes in the same run. `ignored`: digests alone count. In every case a"
          + " version that `tapeout.lock` names is what its digest says. `pull` is where this is"
          + " asked: `lint`, `diff`, `gate` and `generate` take what the lock names, by its digest, and"
          + " `gate --against registry:` compares with what the registry sends. So CI runs"
          + " `tapeout pull --frozen` before them: it holds the keys in the lock against `signatures`"
          + " and `trustedKeys` without a network, and fails where a line lacks the key that they ask"
          + " for, or names another one.",
      "signatures: required"),
  TRUSTED_KEYS(
      "trustedKeys",
      "an object of bounded contexts and the ids of keys",
      "{}",
      null,
      "The keys that alone may sign versions of a context's contracts (`tapeout keys list` shows ids;"
          + " ask the publisher, too), one at least. For a context that is not named, the key of the"
          + " first version that is pulled is trusted, and no other in the same run: `tapeout.lock`"
          + " says which, and another one needs `tapeout pull --trust ID`.",
      "trustedKeys: {ledger: [3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea]}");

  private final String key;
  private final String values;
  private final String usual;
  private final @Nullable String option;
  private final String meaning;
  private final String example;

  Setting(
      String key,
      String values,
      String usual,
      @Nullable String option,
      String meaning,
      String example) {
    this.key = key;
    this.values = values;
    this.usual = usual;
    this.option = option;
    this.meaning = meaning;
    this.example = example;
  }

  /** The names of all, in the order of the page. */
  static List<String> keys() {
    return Arrays.stream(values()).map(setting -> setting.key).toList();
  }

  /** Its name in the file. */
  public String key() {
    return key;
  }

  /** What counts where the file is silent, as it could stand there; {@code none} where nothing. */
  public String usual() {
    return usual;
  }

  /** The option that says it for one run; null where there is none. */
  public @Nullable String option() {
    return option;
  }

  /** The line of the file that the page shows. */
  public String example() {
    return example;
  }

  /** The page about all settings, in Markdown. */
  public static String page() {
    StringBuilder out = new StringBuilder();
    out.append("# Settings\n\n");
    out.append("`tapeout.yaml` is looked for in the directory of the command and above it, up to");
    out.append(
        " the root of the repository; the nearest counts, alone.\nAll of it is optional, and");
    out.append(
        " an option of the command line is stronger. What is wrong in the file is said with");
    out.append(" its place, and nothing runs (exit code 2).\n\n");
    out.append("| setting | values | default | option |\n|---|---|---|---|\n");
    for (Setting setting : values()) {
      out.append("| [`").append(setting.key).append("`](#").append(setting.anchor()).append(") | ");
      out.append(setting.values).append(" | `").append(setting.usual).append("` | ");
      out.append(setting.option == null ? "" : "`" + setting.option + "`").append(" |\n");
    }
    for (Setting setting : values()) {
      out.append("\n## ").append(setting.key).append("\n\n").append(setting.meaning);
      out.append("\n\n```yaml\n").append(setting.example).append("\n```\n");
    }
    return out.toString();
  }

  private String anchor() {
    return key.toLowerCase(Locale.ROOT);
  }
}
