package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Makes requests of a contract by chance, the same ones for the same seed. */
final class FuzzedRequests {
  /**
   * A request.
   *
   * @param right whether the contract allows it, whatever formats mean
   * @param wrong whether the contract forbids it, whatever formats mean
   * @param headers names and values in turn
   * @param body empty where it has none
   */
  record Fuzzed(
      String method,
      String target,
      List<String> headers,
      String body,
      boolean right,
      boolean wrong) {}

  private static final List<String> TEXTS =
      List.of(
          "orders",
          "orders-api",
          "billing",
          "1.0.0",
          "1.1.0",
          "9.9.9-rc.1+b",
          "production",
          "GET /orders",
          "2026-11-01T10:00:00Z",
          "2027-03-01",
          "2020-01-01",
          "https://example.com/hook",
          "reader",
          "publisher",
          "version.published",
          "avro-idl",
          "a1b2c3d4e5f60718",
          "a".repeat(64),
          "YQ==",
          "0",
          "",
          " ",
          "' or 1=1 --",
          "%00",
          "../../etc/passwd",
          "\u0000",
          "ü–𝄞",
          "\ud800",
          "x".repeat(1_200),
          "orders/orders-api",
          "openapi: 3.1.0",
          "null",
          orders("1.2.0", "id: { type: string }"),
          orders("2.0.0", "id: { type: integer }"),
          publication("1.0.0"),
          publication("1.3.0"),
          publication("2.0.0"));

  /** What is there, so that most requests find something. */
  private static final Map<String, String> THERE =
      Map.of("context", "orders", "name", "orders-api", "version", "1.0.0");

  private static final List<Node> ODD =
      List.of(
          Values.NULL,
          Values.TRUE,
          Values.number(-1),
          Values.number(1L << 40),
          Values.number(new BigDecimal("1e400")),
          Values.array(List.of()),
          Values.object(Map.of("unknown", Values.string("x"))),
          Values.string("\u0000"));

  private final Contract contract;
  private final FuzzedHeaders more;
  private final Random chance;
  private final SchemaValidations exact;
  private final SchemaValidations lenient;

  FuzzedRequests(Contract contract, long seed) {
    this.contract = contract;
    this.chance = new Random(seed);
    this.more = new FuzzedHeaders(chance);
    this.exact = validations(contract, Formats.ASSERTION);
    this.lenient = validations(contract, Formats.ANNOTATION);
  }

  private static SchemaValidations validations(Contract contract, Formats formats) {
    return new SchemaValidations(contract.references()::target, UnaryOperator.identity(), formats);
  }

  private static String publication(String version) {
    byte[] payload = RegistryClient.payload(ORDERS, orders(version, "id: { type: string }"));
    return Base64.getEncoder().encodeToString(payload);
  }

  /** A request for an operation: every third has something wrong in it, where that is possible. */
  Fuzzed next(Operation operation) {
    boolean spoil = chance.nextInt(3) == 0;
    boolean right = true;
    boolean wrong = false;
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    List<String> headers = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      boolean bad = spoil && chance.nextInt(3) == 0;
      boolean inPath = parameter.in().equals("path");
      if (!parameter.required() && chance.nextBoolean()) {
        continue;
      }
      if (parameter.in().equals("header")) {
        String text = more.value(bad ? TEXTS : FuzzedHeaders.GOOD);
        boolean accepted = takes(exact, parameter.schema(), text);
        right &= accepted;
        wrong |= !accepted && surelyBad(parameter.schema(), text, Values.string(text));
        headers.addAll(List.of(parameter.name(), text));
        if (bad && chance.nextInt(4) == 0) {
          headers.addAll(List.of(parameter.name(), text));
          right = false;
        }
        continue;
      }
      String there = THERE.get(parameter.name());
      Node value =
          bad
              ? Values.string(any(TEXTS))
              : there != null && chance.nextInt(5) > 0
                  ? Values.string(there)
                  : good(parameter.schema(), 0);
      String text = value instanceof StringNode s ? s.value() : JsonWriter.compact(value);
      if (inPath && text.isBlank()) {
        text = "x".repeat(101);
        value = Values.string(text);
      }
      right &= !bad;
      wrong |= bad && surelyBad(parameter.schema(), text, value);
      String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      if (inPath) {
        path = path.replace("{" + parameter.name() + "}", encoded);
      } else {
        query.append(query.isEmpty() ? '?' : '&').append(parameter.name()).append('=');
        query.append(encoded);
      }
    }
    String body = "";
    MediaType content =
        operation.requestBody() == null ? null : operation.requestBody().content().get(0);
    Node schema = content == null ? null : content.schema();
    if (content != null && schema == null) {
      body = any(TEXTS);
      right &= !body.isEmpty();
    } else if (schema != null) {
      Node value = good(schema, 0);
      if (spoil) {
        value = spoiled(value);
        right &= exact.of(schema).accepts(value);
        wrong |= lenient.of(schema).rejects(value);
      }
      body = JsonWriter.compact(value);
      if (spoil && chance.nextInt(8) == 0) {
        body = body.substring(0, body.length() - 1);
        wrong = true;
      }
    }
    if (!body.isEmpty()) {
      headers.addAll(List.of("Content-Type", content == null ? "" : content.name()));
    }
    if (spoil && chance.nextInt(4) == 0) {
      headers.addAll(more.odd());
      right = false;
    }
    return new Fuzzed(
        operation.method().toUpperCase(java.util.Locale.ROOT),
        path + query,
        headers,
        body,
        right && !wrong,
        wrong);
  }

  private boolean surelyBad(Node schema, String text, Node value) {
    return lenient.of(schema).rejects(value) && !takes(lenient, schema, text);
  }

  /** Whether a text stands for a value that a schema accepts. */
  private static boolean takes(SchemaValidations by, Node schema, String text) {
    return by.of(schema).accepts(Values.string(text))
        || text.matches("-?[0-9]{1,19}")
            && by.of(schema).accepts(Values.number(new BigDecimal(text)));
  }

  private <T> T any(List<T> list) {
    return list.get(chance.nextInt(list.size()));
  }

  /** A value that a schema accepts, put together by chance. */
  private Node good(Node at, int depth) {
    ObjectNode schema = (ObjectNode) contract.references().follow(at);
    if (schema.get("const") != null) {
      return schema.get("const");
    }
    if (schema.get("enum") instanceof ArrayNode values) {
      return any(values.items());
    }
    return switch (schema.get("type") instanceof StringNode type ? type.value() : "") {
      case "object" -> object(schema, depth);
      case "array" -> {
        List<Node> items = new ArrayList<>();
        int least = schema.has("minItems") ? 1 : 0;
        for (int i = chance.nextInt(3) + least; i > 0; i--) {
          items.add(good(schema.get("items"), depth + 1));
        }
        yield Values.array(items);
      }
      case "boolean" -> Values.bool(chance.nextBoolean());
      case "integer" -> any(bounds(schema));
      default -> {
        List<Node> fit = new ArrayList<>();
        for (String text : TEXTS) {
          Node value = Values.string(text);
          if (!text.contains("\ud800") && exact.of(schema).accepts(value)) {
            fit.add(value);
          }
        }
        if (fit.isEmpty()) {
          throw new IllegalStateException("a text is missing for " + JsonWriter.compact(schema));
        }
        yield any(fit);
      }
    };
  }

  private static List<Node> bounds(ObjectNode schema) {
    List<Node> values = new ArrayList<>();
    for (String bound : List.of("minimum", "maximum", "default")) {
      if (schema.get(bound) instanceof NumberNode number) {
        values.add(number);
      }
    }
    return values.isEmpty() ? List.of(Values.number(1)) : values;
  }

  private Node object(ObjectNode schema, int depth) {
    Map<String, Node> members = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    if (schema.get("required") instanceof ArrayNode names) {
      names.forEach(name -> required.add(((StringNode) name).value()));
    }
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (ObjectNode.Member member : properties.members()) {
        if (required.contains(member.key()) || chance.nextBoolean()) {
          members.put(member.key(), good(member.value(), depth + 1));
        }
      }
    }
    return Values.object(members);
  }

  /** The same with one thing otherwise. */
  private Node spoiled(Node value) {
    if (!(value instanceof ObjectNode object) || object.size() == 0 || chance.nextInt(6) == 0) {
      return any(ODD);
    }
    Map<String, Node> members = new LinkedHashMap<>();
    object.members().forEach(member -> members.put(member.key(), member.value()));
    String key = any(object.keys());
    switch (chance.nextInt(4)) {
      case 0 -> members.remove(key);
      case 1 -> members.put("unknown", any(ODD));
      case 2 -> members.put(key, Values.string(any(TEXTS)));
      default ->
          members.put(
              key, members.get(key) instanceof ObjectNode ? spoiled(members.get(key)) : any(ODD));
    }
    return Values.object(members);
  }
}
