package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A response (OpenAPI 3.1, 4.8.17) to a status: {@code 200}, {@code 2XX} or {@code default}. */
public record Response(Contract contract, String status, ObjectNode node) {
  /** The media types in document order; none where the response has no body. */
  public List<MediaType> content() {
    return contract.content(node);
  }

  /** The headers in document order, without {@code Content-Type}, which OpenAPI ignores here. */
  public List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    contract.forEachObject(
        node,
        "headers",
        (name, header) -> {
          if (!name.equalsIgnoreCase("Content-Type")) {
            headers.add(new Header(contract, name, header));
          }
        });
    return headers;
  }

  /** The links in document order. */
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    contract.forEachObject(node, "links", (name, link) -> links.add(new Link(name, link)));
    return links;
  }
}
