package dev.tapeout.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import com.networknt.schema.resource.SchemaLoader;
import dev.tapeout.runtime.json.JsonPointers;
import dev.tapeout.runtime.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/**
 * The schemas of one contract, addressed by JSON Pointers into its document and compiled when they
 * are first asked for. Validation is that of JSON Schema 2020-12; of the formats only those count
 * that a value must have to be read at all ({@link Formats}).
 */
public final class Schemas {
  /** A place in an array (RFC 6901, section 4) that an int holds. */
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private static final Set<String> REQUESTS = Set.of("readOnly");
  private static final Set<String> ANSWERS = Set.of("writeOnly");
  private static final Set<String> EITHER_WAY = Set.of("readOnly", "writeOnly");

  private final JsonNode document;
  private final Map<Set<String>, Schemas> views = new ConcurrentHashMap<>();
  private @Nullable Schema root;
  private final @Nullable Acceptance acceptance;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /** A place that is validated. */
  private static final class Entry {
    final Acceptance.@Nullable Check quick;

    /** Compiled when the first value comes that is not accepted at once. */
    volatile @Nullable Schema schema;

    Entry(Acceptance.@Nullable Check quick) {
      this.quick = quick;
    }
  }

  private Schemas(JsonNode document) {
    this.document = document;
    this.acceptance = Acceptance.of(document);
  }

  /** The validator is set up when it is first needed: a service that starts needs none. */
  private synchronized Schema root() {
    if (root == null) {
      SchemaRegistryConfig config =
          SchemaRegistryConfig.builder()
              .preloadSchema(false)
              .pathType(PathType.JSON_POINTER)
              .locale(Locale.ROOT)
              .formatAssertionsEnabled(true)
              .regularExpressionFactory(Patterns.of(document)::of)
              .build();
      Dialect dialect =
          Dialect.builder(Dialects.getDraft202012())
              // The contract around the schemas is none; what it says there is not looked at.
              .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
              .formats(formats -> {
                formats.clear();
                Formats.ALL.forEach(format -> formats.put(format.getName(), format));
              })
              .build();
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              dialect,
              builder ->
                  builder
                      .schemaRegistryConfig(config)
                      // Knows no resource and blocks every address.
                      .schemaLoader(
                          new SchemaLoader(List.of(), List.of(), iri -> false, iri -> true)));
      root = registry.getSchema(SchemaLocation.of("urn:tapeout:contract"), document);
    }
    return root;
  }

  /** Those of {@code document}, an OpenAPI 3.1 document whose references stay within it. */
  public static Schemas of(JsonNode document) {
    return new Schemas(document);
  }

  /**
   * Those of the JSON document {@code resource} beside {@code owner}.
   *
   * @throws IllegalStateException if it is not there or no JSON
   */
  public static Schemas load(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the contract " + resource + " is not on the class path");
      }
      return new Schemas(JsonTree.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("the contract " + resource + " cannot be read", e);
    }
  }

  /** The contract itself. */
  public JsonNode document() {
    return document;
  }

  /**
   * As requests are judged: a property that is {@code readOnly} need not be there, whatever {@code
   * required} says.
   */
  public Schemas requests() {
    return without(REQUESTS);
  }

  /** As answers are judged: a property that is {@code writeOnly} need not be there. */
  public Schemas answers() {
    return without(ANSWERS);
  }

  /** As a value is told from others in either direction. */
  public Schemas eitherWay() {
    return without(EITHER_WAY);
  }

  private Schemas without(Set<String> keywords) {
    return views.computeIfAbsent(
        keywords,
        marks -> {
          JsonNode view = OneWay.of(document, marks);
          return view == document ? this : new Schemas(view);
        });
  }

  /** Whether {@code value} is an instance of the schema at {@code pointer}. */
  public boolean accepts(String pointer, JsonNode value) {
    Entry entry = entry(pointer);
    try {
      return acceptsAtOnce(entry, value) || schema(entry, pointer).validate(value).isEmpty();
    } catch (JsonNodeException e) {
      return false;
    }
  }

  /** Why {@code value} is no instance of the schema at {@code pointer}; empty where it is one. */
  public List<Fault> faults(String pointer, JsonNode value) {
    Entry entry = entry(pointer);
    if (acceptsAtOnce(entry, value)) {
      return List.of();
    }
    List<Error> errors;
    try {
      errors = schema(entry, pointer).validate(value);
    } catch (JsonNodeException e) { // it compares 1e400 with a bound that is an integer
      return List.of(new Fault("", "has a number that is too large to be compared", pointer));
    }
    if (errors.isEmpty()) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>(errors.size());
    for (Error error : errors) {
      faults.add(Faults.of(error));
    }
    return faults;
  }

  private static boolean acceptsAtOnce(Entry entry, JsonNode value) {
    return entry.quick != null && entry.quick.accepts(value);
  }

  private Entry entry(String pointer) {
    Entry known = entries.get(pointer);
    return known != null
        ? known
        : entries.computeIfAbsent(
            pointer, p -> new Entry(acceptance == null ? null : acceptance.of(p)));
  }

  private Schema schema(Entry entry, String pointer) {
    Schema known = entry.schema;
    if (known == null) {
      known = compile(pointer);
      entry.schema = known;
    }
    return known;
  }

  private Schema compile(String pointer) {
    NodePath path = new NodePath(PathType.JSON_POINTER);
    @Nullable JsonNode at = document;
    for (String step : JsonPointers.steps(pointer)) {
      // the validator finds an item by a number alone, and a property by a string alone
      boolean item = at != null && at.isArray() && INDEX.matcher(step).matches();
      path = item ? path.append(Integer.parseInt(step)) : path.append(step);
      at = at == null ? null : item ? at.get(Integer.parseInt(step)) : at.get(step);
    }
    // the document itself, where it is a schema and no contract
    return pointer.isEmpty() ? root() : root().getRefSchema(path);
  }
}
