package dev.tapeout.registry.pages;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Answer;

/** A version's documentation, drawn by Swagger UI, which is part of this server. */
final class DocsPage {
  /** Swagger UI sets styles of elements; it calls nobody but this server. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Database database;

  DocsPage(Database database) {
    this.database = database;
  }

  Answer page(ContractVersion name) {
    database.read(sql ->
        Catalogue.version(sql, name)
            .filter(v -> v.state() != State.ARCHIVED)
            .orElseThrow(() -> new RefusedException(Kind.MISSING, "There is no " + name + ".")));
    Html page = new Html();
    page.raw(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta"
                + " name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .text(name)
        .raw(
            " – Tapeout registry</title>\n<link rel=\"icon\" href=\"data:,\">\n<link"
                + " rel=\"stylesheet\" href=\"/assets/swagger-ui.css\">\n<link rel=\"stylesheet\""
                + " href=\"/assets/docs.css\">\n</head>\n<body>\n<nav>")
        .link("/contracts/" + name.contract(), "← " + name.contract())
        .raw("</nav>\n<div id=\"docs\"")
        .attribute(
            "data-document",
            "/api/contracts/"
                + name.contract()
                + "/versions/"
                + name.version()
                + "/document?as=bundle")
        .raw(
            "></div>\n<noscript>The documentation is drawn by a script.</noscript>\n<script"
                + " src=\"/assets/swagger-ui-bundle.js\"></script>\n<script"
                + " src=\"/assets/docs.js\"></script>\n</body>\n</html>\n");
    return Page.answer(200, "text/html; charset=utf-8", page.bytes(), POLICY);
  }
}
