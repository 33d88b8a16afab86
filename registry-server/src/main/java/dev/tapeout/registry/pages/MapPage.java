package dev.tapeout.registry.pages;

import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.consumers.Neighbours;
import dev.tapeout.registry.consumers.Neighbours.Arrow;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Answer;
import java.util.List;

/** The bounded contexts and what refers or calls across them, as a picture and as a table. */
final class MapPage {
  private final Database database;

  MapPage(Database database) {
    this.database = database;
  }

  Answer page() {
    List<Catalogue.Context> contexts = database.read(Catalogue::contexts);
    List<Arrow> arrows = database.read(Neighbours::all);
    return Page.of(
        200,
        "/map",
        "Context map",
        page -> {
          if (contexts.isEmpty()) {
            page.element("p", "Nothing is published yet.");
            return;
          }
          page.element(
              "p",
              "An arrow leads from a context to one that it depends on: its contracts refer to the"
                  + " other's, or its services call them.");
          page.raw("<div class=\"map\">").raw(MapDrawing.svg(contexts, arrows)).raw("</div>\n");
          page.raw(
              "<table><caption>The same as a table</caption><thead><tr><th>From</th><th>To</th>"
                  + "<th>References</th><th>Consumers</th></tr></thead><tbody>\n");
          for (Arrow arrow : arrows) {
            page.row(arrow.from(), arrow.to(), arrow.references(), arrow.consumers());
          }
          page.raw("</tbody></table>\n");
        });
  }
}
