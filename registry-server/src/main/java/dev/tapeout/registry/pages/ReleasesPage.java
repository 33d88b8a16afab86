package dev.tapeout.registry.pages;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Contract;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.publication.Releases;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Answer;
import java.util.List;

/** Which latest version may be released to where an older one runs. */
final class ReleasesPage {
  private static final int MOST = 50;

  private record Grid(List<String> environments, List<Contract> contracts) {}

  private final Database database;
  private final Releases releases;

  ReleasesPage(Database database, Releases releases) {
    this.database = database;
    this.releases = releases;
  }

  Answer page() {
    Grid grid =
        database.read(sql ->
            new Grid(
                Consumers.environments(sql),
                Catalogue.contracts(sql, null, List.of(), null, MOST)));
    return Page.of(
        200,
        "/releases",
        "Releases",
        page -> {
          page.element(
              "p", "Whether the latest version of each contract may run where it does not yet.");
          if (grid.environments().isEmpty()) {
            page.element("p", "No environment is known: nothing was said to be deployed anywhere.");
            return;
          }
          page.raw("<table><thead><tr><th>Contract</th><th>Latest</th>");
          grid.environments().forEach(e -> page.element("th", e));
          page.raw("</tr></thead><tbody>\n");
          for (Contract contract : grid.contracts()) {
            page.raw("<tr><th scope=\"row\">").link("/contracts/" + contract.id(), contract.id());
            page.raw("</th>").element("td", contract.latest());
            grid.environments().forEach(e -> cell(page, contract, e));
            page.raw("</tr>\n");
          }
          page.raw("</tbody></table>\n");
        });
  }

  private void cell(Html page, Contract contract, String environment) {
    try {
      Releases.Answer answer =
          releases.canRelease(new ContractVersion(contract.id(), contract.latest()), environment);
      String runs = answer.deployed() == null ? "not deployed" : answer.deployed() + " runs";
      if (answer.release()) {
        page.raw("<td class=\"yes\"><strong>yes</strong> <span class=\"aside\">").text(runs);
        page.raw("</span></td>");
      } else {
        page.raw("<td class=\"no\"><details><summary><strong>no</strong> ").text(runs);
        page.raw("</summary><ul>");
        answer.reasons().forEach(r -> page.element("li", r));
        page.raw("</ul></details></td>");
      }
    } catch (RefusedException e) {
      page.raw("<td>archived</td>");
    }
  }
}
