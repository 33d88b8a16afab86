package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static final String CONTRACT =
      """
      openapi: 3.2.0
      info: {title: Orders, version: 1.2.3}
      x-domain-bounded-context: sales
      servers: [{url: https://one.example}]
      security: [{key: []}]
      components:
        parameters:
          Page: {name: page, in: query, schema: {type: integer}}
        securitySchemes:
          key: {type: apiKey, in: header, name: K}
          login: {type: oauth2, flows: {}}
        responses:
          Problem:
            content: {application/problem+json: {schema: {type: object}}}
        callbacks:
          Shipped:
            '{$request.body#/url}':
              post:
                requestBody:
                  content: {application/json: {schema: {title: sent}}}
                responses: {'204': {headers: {X-Ack: {schema: {type: string}}}}}
      paths:
        x-note: none
        /orders/{id}:
          x-domain-bounded-context: shipping
          servers: [{url: https://two.example}]
          parameters:
            - {name: id, in: path, schema: {type: string}}
            - {name: X-Trace, in: header, schema: {title: shared}}
            - {name: page, in: cookie}
          post:
            operationId: placeOrder
            x-silicon-flow: {limit: {rate: 5}}
            parameters:
              - $ref: '#/components/parameters/Page'
              - {name: x-trace, in: header, schema: {title: own}}
            requestBody:
              required: true
              content:
                application/json: {schema: {title: body}}
                text/plain: {}
            responses:
              '201':
                headers:
                  Location: {required: true, content: {text/plain: {schema: {title: place}}}}
                  Content-Type: {schema: {type: string}}
                links: {next: {operationId: placeOrder}}
                content:
                  application/jsonl: {itemSchema: {title: line}}
              default: {$ref: '#/components/responses/Problem'}
              x-more: {}
            callbacks:
              shipped: {$ref: '#/components/callbacks/Shipped'}
            security: [{login: [write, read]}, {}]
          query: {deprecated: true, x-domain-bounded-context: search, security: []}
          additionalOperations:
            LINK: {servers: [{url: https://three.example}]}
      webhooks:
        orderPaid:
          post:
            requestBody:
              content: {application/json: {schema: {title: paid}}}
            responses:
              '200': {content: {application/json: {schema: {title: thanks}}}}
            callbacks:
              back:
                'https://x': {get: {responses: {'200': {content: {a/b: {}}}}}}
      """;

  private final Contract contract = Reading.contract("a.yaml", CONTRACT);
  private final Operation post = contract.operations().get(0);
  private final Operation query = contract.operations().get(1);
  private final Operation link = contract.operations().get(2);

  @Test
  void operationsAreFoundUnderEveryMethod() {
    assertThat(contract.operations())
        .extracting(Operation::displayName)
        .containsExactly("POST /orders/{id}", "QUERY /orders/{id}", "LINK /orders/{id}");
    assertThat(post.operationId()).isEqualTo("placeOrder");
    assertThat(query.deprecated()).isTrue();
  }

  @Test
  void infoSaysTitleAndVersion() {
    assertThat(contract.info().title()).isEqualTo("Orders");
    assertThat(contract.info().version()).isEqualTo("1.2.3");
  }

  @Test
  void parametersOfTheOperationComeBeforeThoseOfThePathItemThatItDoesNotOverride() {
    assertThat(post.parameters())
        .extracting(p -> p.in() + " " + p.name())
        .containsExactly("query page", "header x-trace", "path id", "cookie page");
    Parameter page = post.parameters().get(0);
    assertThat(page.use()).isNotSameAs(page.node());
    assertThat(page.style()).isEqualTo("form");
    assertThat(page.explode()).isTrue();
    assertThat(page.required()).isFalse();
    assertThat(post.parameters().get(2).required()).isTrue();
    assertThat(post.parameters().get(2).style()).isEqualTo("simple");
    assertThat(post.parameters().get(2).explode()).isFalse();
  }

  @Test
  void securityIsTheOperationsElseTheDocuments() {
    assertThat(post.security())
        .extracting(alternative -> alternative.scopes().toString())
        .containsExactly("{login=[write, read]}", "{}");
    assertThat(query.security()).isEmpty();
    assertThat(link.security())
        .extracting(r -> r.scopes().keySet().toString())
        .containsExactly("[key]");
    assertThat(contract.securitySchemes())
        .extracting(s -> s.name() + " " + s.type())
        .containsExactly("key apiKey", "login oauth2");
  }

  @Test
  void serversAreTheOperationsElseThePathItemsElseTheDocuments() {
    assertThat(urls(link)).containsExactly("https://three.example");
    assertThat(urls(post)).containsExactly("https://two.example");
    assertThat(urls(contract.webhooks().get(0))).containsExactly("https://one.example");
  }

  @Test
  void theBoundedContextIsTheOperationsElseThePathItemsElseTheDocuments() {
    assertThat(query.boundedContext()).hasToString("\"search\"");
    assertThat(post.boundedContext()).hasToString("\"shipping\"");
    assertThat(contract.webhooks().get(0).boundedContext()).hasToString("\"sales\"");
  }

  @Test
  void siliconFlowIsGivenAsWritten() {
    assertThat(post.siliconFlow()).hasToString("{\"limit\":{\"rate\":5}}");
    assertThat(query.siliconFlow()).isNull();
  }

  @Test
  void bodiesAndResponsesAreReadThroughReferences() {
    RequestBody body = Objects.requireNonNull(post.requestBody());
    assertThat(body.required()).isTrue();
    assertThat(body.content())
        .extracting(MediaType::name)
        .containsExactly("application/json", "text/plain");
    assertThat(post.responses()).extracting(Response::status).containsExactly("201", "default");
    assertThat(post.responses().get(0).links()).extracting(Link::name).containsExactly("next");
    assertThat(post.responses().get(1).content())
        .extracting(MediaType::name)
        .containsExactly("application/problem+json");
  }

  @Test
  void everyPayloadHasAPositionWithItsDirection() {
    assertThat(describe(post))
        .containsExactly(
            "REQUEST OfParameter[in=query, name=page, mediaType=null] {\"type\":\"integer\"}",
            "REQUEST OfParameter[in=header, name=x-trace, mediaType=null] {\"title\":\"own\"}",
            "REQUEST OfParameter[in=path, name=id, mediaType=null] {\"type\":\"string\"}",
            "REQUEST OfParameter[in=cookie, name=page, mediaType=null] true",
            "REQUEST OfRequestBody[mediaType=application/json, item=false] {\"title\":\"body\"}",
            "REQUEST OfRequestBody[mediaType=text/plain, item=false] true",
            "RESPONSE OfResponseHeader[status=201, name=Location, mediaType=text/plain]"
                + " {\"title\":\"place\"}",
            "RESPONSE OfResponseBody[status=201, mediaType=application/jsonl, item=false] true",
            "RESPONSE OfResponseBody[status=201, mediaType=application/jsonl, item=true]"
                + " {\"title\":\"line\"}",
            "RESPONSE OfResponseBody[status=default, mediaType=application/problem+json,"
                + " item=false] {\"type\":\"object\"}");
  }

  @Test
  void aMissingSchemaStandsAtItsMediaType() {
    Position plain = post.positions().get(5);
    assertThat(plain.location().pointer())
        .isEqualTo("/paths/~1orders~1{id}/post/requestBody/content/text~1plain");
  }

  @Test
  void webhooksAreInverted() {
    Operation paid = contract.webhooks().get(0);
    assertThat(paid.inverted()).isTrue();
    assertThat(describe(paid))
        .containsExactly(
            "RESPONSE OfRequestBody[mediaType=application/json, item=false] {\"title\":\"paid\"}",
            "REQUEST OfResponseBody[status=200, mediaType=application/json, item=false]"
                + " {\"title\":\"thanks\"}");
  }

  @Test
  void callbacksAreInvertedAndThoseOfWebhooksAreNot() {
    assertThat(Reading.allOperations(contract))
        .extracting(o -> o.displayName() + " " + o.inverted())
        .containsExactly(
            "POST /orders/{id} false",
            "POST /orders/{id} callback shipped POST {$request.body#/url} true",
            "QUERY /orders/{id} false",
            "LINK /orders/{id} false",
            "webhook orderPaid POST true",
            "webhook orderPaid POST callback back GET https://x false");
    assertThat(describe(Reading.allOperations(contract).get(1)))
        .containsExactly(
            "RESPONSE OfRequestBody[mediaType=application/json, item=false] {\"title\":\"sent\"}",
            "REQUEST OfResponseHeader[status=204, name=X-Ack, mediaType=null]"
                + " {\"type\":\"string\"}");
  }

  @Test
  void anOperationThatIsItsOwnCallbackEnds() {
    Contract cyclic =
        Reading.contract(
            "a.yaml",
            """
            openapi: 3.1.0
            paths:
              /a: {get: {callbacks: {c: {$ref: '#/components/callbacks/C'}}}}
            components:
              callbacks:
                C: {u: {post: {callbacks: {c: {$ref: '#/components/callbacks/C'},
                                           d: {$ref: '#/components/callbacks/C'}}}}}
            """);
    assertThat(Reading.allOperations(cyclic))
        .extracting(Operation::inverted)
        .containsExactly(false, true, false);
  }

  @Test
  void aPathItemMayBeAReferenceWithFieldsBesideIt() {
    Contract referring =
        Reading.contract(
            "a.yaml",
            """
            openapi: 3.1.0
            paths:
              /a: {$ref: '#/components/pathItems/A', get: {operationId: own}}
            components:
              pathItems:
                A: {get: {operationId: theirs}, put: {operationId: put}, summary: s}
            """);
    assertThat(referring.operations())
        .extracting(Operation::operationId)
        .containsExactly("own", "put");
    assertThat(referring.operations().get(0).pathItem().get("summary")).hasToString("\"s\"");
  }

  private static List<String> urls(Operation operation) {
    return operation.servers().stream().map(Server::url).toList();
  }

  private static List<String> describe(Operation operation) {
    return operation.positions().stream()
        .map(p -> p.direction() + " " + p.slot() + " " + p.schema())
        .toList();
  }
}
