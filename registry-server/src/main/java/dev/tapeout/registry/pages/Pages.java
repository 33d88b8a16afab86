package dev.tapeout.registry.pages;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.limiter.Limit;
import dev.tapeout.limiter.Limiter;
import dev.tapeout.registry.lifecycle.Archiving;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.publication.Releases;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.parameter.Query;
import dev.tapeout.runtime.parameter.UnfitException;
import dev.tapeout.runtime.server.Beside;
import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Problem;
import dev.tapeout.runtime.service.ProblemException;
import dev.tapeout.runtime.service.Request;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which page belongs to which address. */
public final class Pages implements Beside {
  private static final Logger LOG = System.getLogger(Pages.class.getName());
  private static final String NAME = "([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)";
  private static final Pattern CONTRACT = Pattern.compile("/contracts/" + NAME);
  private static final Pattern DIFF = Pattern.compile("/contracts/" + NAME + "/diff");
  private static final Pattern DOCS =
      Pattern.compile("/contracts/" + NAME + "/versions/([0-9A-Za-z.+-]+)/docs");

  private static final Set<String> PROBES = Set.of("/livez", "/readyz", "/metrics");

  /** Pages that compare contracts, or look at all of them, cost far more than they are long. */
  private static final Limit LIMIT = new Limit(5, 20, Duration.ofSeconds(60), 12, 300);

  private final ContractPages contracts;
  private final DiffPage diff;
  private final MapPage map;
  private final ReleasesPage releases;
  private final ArchivePage archive;
  private final AuditPage audit;
  private final DocsPage docs;
  private final Limiter limiter = Limiter.of(LIMIT);

  public Pages(
      Database database,
      InstantSource clock,
      Publishing publishing,
      Releases releases,
      Archiving archiving) {
    this.contracts = new ContractPages(database, clock);
    this.diff = new DiffPage(publishing);
    this.map = new MapPage(database);
    this.releases = new ReleasesPage(database, releases);
    this.archive = new ArchivePage(archiving);
    this.audit = new AuditPage(database);
    this.docs = new DocsPage(database);
  }

  @Override
  public @Nullable Answer answer(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return null;
    }
    try {
      Answer page = page(request.path(), request.query());
      return page == null && isLost(request) ? lost() : page;
    } catch (RefusedException e) {
      return Page.of(404, "", "Not here", page -> page.element("p", e.refusal().detail()));
    } catch (ProblemException e) { // what is asked for holds what no store keeps
      Problem problem = e.problem();
      String why = Objects.requireNonNullElse(problem.detail(), problem.title());
      return Page.of(problem.status(), "", problem.title(), page -> page.element("p", why));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the page " + request.path() + " cannot be drawn", e);
      return Page.of(
          500,
          "",
          "Something went wrong",
          page -> page.element("p", "The server's log says what."));
    }
  }

  private @Nullable Answer page(String path, @Nullable String query) {
    switch (path) {
      case "/":
        return contracts.all(
            Objects.requireNonNullElse(value(query, "q"), ""), value(query, "after"));
      case "/map":
        return map.page();
      case "/releases":
        return costly(releases::page);
      case "/archive":
        return costly(archive::page);
      case "/audit":
        return audit.page(value(query, "after"));
      default:
        return path.startsWith("/assets/")
            ? Assets.of(path.substring("/assets/".length()))
            : named(path, query);
    }
  }

  /** Whether a browser asks for what is neither a page nor an operation, nor for probes. */
  private static boolean isLost(Request request) {
    String path = request.path();
    return !path.startsWith("/api/")
        && !PROBES.contains(path)
        && Objects.requireNonNullElse(request.headers().first("accept"), "").contains("text/html");
  }

  private static Answer lost() {
    return Page.of(
        404,
        "",
        "Not here",
        page ->
            page.element(
                "p",
                "There is no page at this address. The menu above leads to those that there are;"
                    + " a contract is at /contracts/CONTEXT/NAME, operations are below /api."));
  }

  private Answer costly(Supplier<Answer> page) {
    long wait = limiter.acquire();
    return wait == 0 ? page.get() : Page.refused(limiter.refusal(wait));
  }

  private @Nullable Answer named(String path, @Nullable String query) {
    if (!path.startsWith("/contracts/")) {
      return null; // most requests are for the operations
    }
    Matcher contract = CONTRACT.matcher(path);
    if (contract.matches()) {
      return contracts.one(name(contract), value(query, "before"));
    }
    Matcher comparison = DIFF.matcher(path);
    if (comparison.matches()) {
      String from = Objects.requireNonNullElse(value(query, "from"), "");
      String to = Objects.requireNonNullElse(value(query, "to"), "");
      return costly(() -> diff.page(new ContractVersion(name(comparison), from), to));
    }
    Matcher documented = DOCS.matcher(path);
    return documented.matches()
        ? docs.page(new ContractVersion(name(documented), documented.group(3)))
        : null;
  }

  private static ContractName name(Matcher matcher) {
    return new ContractName(matcher.group(1), matcher.group(2));
  }

  private static @Nullable String value(@Nullable String query, String name) {
    try {
      return query == null ? null : Query.of(query).only(name);
    } catch (UnfitException e) {
      return null;
    }
  }
}
