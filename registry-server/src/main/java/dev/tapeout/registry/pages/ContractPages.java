package dev.tapeout.registry.pages;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Contract;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Answer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contracts by bounded context, and each of them with its versions. */
final class ContractPages {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final int MOST = 200;
  private static final int MOST_VERSIONS = 50;
  private static final int LONGEST_TEXT = 400;

  private final Database database;
  private final InstantSource clock;

  ContractPages(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Contracts by bounded context; only those that have all these words. */
  Answer all(String words, @Nullable String after) {
    List<String> wanted = words.isBlank() ? List.of() : Arrays.asList(words.strip().split("\\s+"));
    ContractName last = after == null ? null : ContractName.parse(after).orElse(null);
    List<Contract> found =
        database.read(sql -> Catalogue.contracts(sql, null, wanted, last, MOST + 1));
    return Page.of(
        200,
        "/",
        "Contracts",
        page -> {
          page.raw(
              "<form role=\"search\"><label for=\"q\">Search</label> <input id=\"q\" name=\"q\"");
          page.attribute("value", words).raw("> <button>Find</button></form>\n");
          if (found.isEmpty()) {
            page.element(
                "p", words.isBlank() ? "Nothing is published yet: tapeout publish FILE." : "None.");
          }
          String context = "";
          for (Contract contract : found.subList(0, Math.min(found.size(), MOST))) {
            if (!contract.id().context().equals(context)) {
              page.raw(context.isEmpty() ? "" : "</ul>\n");
              context = contract.id().context();
              page.element("h2", context).raw("\n<ul class=\"cards\">\n");
            }
            card(page, contract);
          }
          page.raw(context.isEmpty() ? "" : "</ul>\n");
          if (found.size() > MOST) {
            page.raw("<p>").link("/?after=" + found.get(MOST - 1).id(), "More").raw("</p>");
          }
        });
  }

  private static void card(Html page, Contract contract) {
    page.raw("<li>").link("/contracts/" + contract.id(), contract.title());
    page.raw(" <code>").text(contract.latest()).raw("</code>");
    page.raw("<span class=\"aside\">").text(contract.id().name()).text(", ");
    page.text(contract.versions()).text(contract.versions() == 1 ? " version" : " versions");
    page.raw("</span>").element("p", shortened(contract.description())).raw("</li>\n");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  /** A contract with the timeline of its versions. */
  Answer one(ContractName name, @Nullable String before) {
    long from =
        before != null && before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    return database.read(sql -> {
      Contract contract =
          Catalogue.contract(sql, name)
              .orElseThrow(() -> new RefusedException(Kind.MISSING, "There is no " + name + "."));
      List<Version> versions = Catalogue.versions(sql, name, from, MOST_VERSIONS + 1);
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      List<Consumers.Consumer> consumers =
          Consumers.of(sql, name, today.minusDays(Consumers.WINDOW));
      List<ContractVersion> references =
          Catalogue.references(sql, new ContractVersion(name, contract.latest()));
      List<ContractVersion> dependents =
          Catalogue.dependents(sql, new ContractVersion(name, contract.latest()));
      return Page.of(
          200,
          "/",
          contract.title(),
          page -> {
            page.raw("<p class=\"aside\"><code>").text(name).raw("</code></p>\n");
            page.raw("<p class=\"description\">").text(contract.description()).raw("</p>\n");
            timeline(page, name, versions);
            if (versions.size() > MOST_VERSIONS) {
              long next = versions.get(MOST_VERSIONS - 1).seq();
              page.raw("<p>").link("/contracts/" + name + "?before=" + next, "Older").raw("</p>");
            }
            consumers(page, consumers);
            names(page, "Refers to", references);
            names(page, "Referred to by", dependents);
          });
    });
  }

  private static void timeline(Html page, ContractName name, List<Version> versions) {
    page.raw("<h2>Versions</h2>\n<ol class=\"timeline\">\n");
    int shown = Math.min(versions.size(), MOST_VERSIONS);
    for (int i = 0; i < shown; i++) {
      Version version = versions.get(i);
      page.raw("<li class=\"").text(version.bump()).raw("\"><div><strong>");
      page.text(version.id().version()).raw("</strong> <span class=\"tag\">").text(version.bump());
      page.raw("</span> <span class=\"tag state-").text(version.state().label()).raw("\">");
      page.text(version.state().label());
      page.text(version.sunset() == null ? "" : " until " + version.sunset()).raw("</span> ");
      page.raw("<span class=\"aside\">").text(MINUTE.format(version.publishedAt())).text(" by ");
      page.text(version.publisher());
      page.text(
          version.key() == null ? ", unsigned" : ", signed by " + version.key().substring(0, 12));
      page.raw("</span></div>");
      if (version.note() != null) {
        page.element("p", version.note());
      }
      page.raw("<p class=\"links\">");
      if (version.state() != State.ARCHIVED) {
        String path = "/contracts/" + name + "/versions/" + version.id().version();
        page.link(path + "/docs", "Documentation").raw(" ");
        page.link("/api" + path + "/document", "Document").raw(" ");
        page.link("/api" + path + "/attestation", "Attestation").raw(" ");
        if (i + 1 < versions.size() && versions.get(i + 1).state() != State.ARCHIVED) {
          page.link(
              "/contracts/"
                  + name
                  + "/diff?from="
                  + versions.get(i + 1).id().version()
                  + "&to="
                  + version.id().version(),
              "What changed since " + versions.get(i + 1).id().version());
        }
      }
      page.raw("</p></li>\n");
    }
    page.raw("</ol>\n");
    compare(page, name, versions.subList(0, shown));
  }

  /** A form that compares any two. */
  private static void compare(Html page, ContractName name, List<Version> versions) {
    List<Version> usable = versions.stream().filter(v -> v.state() != State.ARCHIVED).toList();
    if (usable.size() < 2) {
      return;
    }
    page.raw("<form action=\"/contracts/").text(name).raw("/diff\" class=\"compare\">Compare ");
    select(page, "from", "the version before", usable, 1);
    page.raw(" with ");
    select(page, "to", "the version after", usable, 0);
    page.raw(" <button>Compare</button></form>\n");
  }

  private static void select(
      Html page, String name, String label, List<Version> versions, int chosen) {
    page.raw("<select name=\"" + name + "\" aria-label=\"" + label + "\">");
    for (int i = 0; i < versions.size(); i++) {
      page.raw(i == chosen ? "<option selected>" : "<option>");
      page.text(versions.get(i).id().version()).raw("</option>");
    }
    page.raw("</select>");
  }

  private static void consumers(Html page, List<Consumers.Consumer> consumers) {
    if (consumers.isEmpty()) {
      return;
    }
    page.raw(
        "<h2>Consumers</h2>\n<table><thead><tr><th>Who</th><th>Relies on</th><th>Where</th><th>Calls in "
            + Consumers.WINDOW
            + " days</th><th>Last</th></tr></thead><tbody>\n");
    for (Consumers.Consumer consumer : consumers) {
      Consumers.Reliance reliance = consumer.reliance();
      page.row(
          consumer.consumer(),
          reliance == null ? "seen only" : reliance.version(),
          reliance == null || reliance.environment() == null ? "" : reliance.environment(),
          consumer.total(),
          consumer.lastCalled() == null ? "" : consumer.lastCalled());
    }
    page.raw("</tbody></table>\n");
  }

  private static void names(Html page, String title, List<ContractVersion> names) {
    if (names.isEmpty()) {
      return;
    }
    page.element("h2", title).raw("<ul>");
    for (ContractVersion name : names) {
      page.raw("<li>").link("/contracts/" + name.contract(), name).raw("</li>");
    }
    page.raw("</ul>\n");
  }
}
