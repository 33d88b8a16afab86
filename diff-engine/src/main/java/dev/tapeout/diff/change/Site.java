package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Pointers;
import java.util.List;
import java.util.Locale;

/** Where in a contract a change stands. */
public enum Site {
  CONTRACT,
  OPERATION,
  PARAMETER,
  BODY,
  RESPONSE,
  HEADER;

  /**
   * The site that a JSON Pointer into an OpenAPI document leads to. A schema among the components
   * counts as one of a body.
   */
  public static Site of(String pointer) {
    Site site = CONTRACT;
    List<String> path = Pointers.parse(pointer);
    for (int i = 0; i < path.size(); i++) {
      switch (path.get(i)) {
        case "schema", "itemSchema" -> {
          return site;
        }
        case "schemas", "mediaTypes" -> {
          return BODY;
        }
        case "parameters" -> {
          return PARAMETER;
        }
        case "headers" -> {
          return HEADER;
        }
        case "requestBody" -> site = BODY;
        // What follows is a name of the author's choice.
        case "requestBodies", "content", "encoding" -> {
          site = BODY;
          i++;
        }
        case "responses" -> {
          site = RESPONSE;
          i++;
        }
        case "paths", "webhooks", "pathItems", "callbacks" -> {
          site = OPERATION;
          i++;
        }
        default -> {}
      }
    }
    return site;
  }

  /** As it is written in the catalogue. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
