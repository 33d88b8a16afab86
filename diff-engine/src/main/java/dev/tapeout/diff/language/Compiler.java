package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns schema nodes into {@link Schema}s: each node once, and only when it is asked for. A keyword
 * with a value that its meta-schema does not allow is opaque: what it was to mean is not guessed.
 */
public final class Compiler {
  private final RefTargets references;
  private final UnaryOperator<ObjectNode> form;
  private final Formats formats;

  /** The dynamic scope: for each anchor the outermost schema that carries it. */
  private final Map<String, Node> anchors;

  /** One for each dynamic scope; nearly always there is but one, and it is empty. */
  private final Map<Map<String, Node>, Compiler> scopes;

  private final IdentityHashMap<Node, Schema> compiled = new IdentityHashMap<>();

  /** Schemas as JSON Schema 2020-12 has them. */
  public Compiler(RefTargets references) {
    this(references, UnaryOperator.identity(), Formats.ANNOTATION);
  }

  /**
   * @param form gives each schema object the form in which it is to be understood; the schemas
   *     inside an object are given theirs in turn
   * @param formats whether {@code format} and the like count
   */
  public Compiler(RefTargets references, UnaryOperator<ObjectNode> form, Formats formats) {
    this(references, form, formats, Map.of(), new HashMap<>());
  }

  private Compiler(
      RefTargets references,
      UnaryOperator<ObjectNode> form,
      Formats formats,
      Map<String, Node> anchors,
      Map<Map<String, Node>, Compiler> scopes) {
    this.references = references;
    this.form = form;
    this.formats = formats;
    this.anchors = anchors;
    this.scopes = scopes;
    scopes.put(anchors, this);
  }

  /** The schema that {@code node} writes down. */
  public Schema compile(Node node) {
    if (node instanceof BooleanNode b) {
      return b.value() ? Schema.TRUE : Schema.FALSE;
    }
    if (!(node instanceof ObjectNode object)) {
      return compiled.computeIfAbsent(
          node, n -> Schema.of(n, List.of(opaque("schema", "an object or a boolean", n))));
    }
    if (object.size() == 0 && form.apply(object).size() == 0) {
      return Schema.TRUE;
    }
    Compiler inside = entering(object);
    return inside.compiled.computeIfAbsent(
        node, n -> new Schema(n, self -> inside.assertions(self, object)));
  }

  /** The compiler for the dynamic scope inside {@code schema}: anchors farther out go first. */
  private Compiler entering(ObjectNode schema) {
    Map<String, Node> resource = references.dynamicAnchors(schema);
    if (anchors.keySet().containsAll(resource.keySet())) {
      return this;
    }
    Map<String, Node> wider = new HashMap<>(resource);
    wider.putAll(anchors);
    Compiler known = scopes.get(wider);
    return known != null
        ? known
        : new Compiler(references, form, formats, Map.copyOf(wider), scopes);
  }

  private List<Assertion> assertions(Schema self, ObjectNode written) {
    Foreign foreign = references.foreign(written);
    if (foreign != null) {
      return List.of(unread(foreign));
    }
    List<Assertion> out = new ArrayList<>();
    ObjectNode schema = allowed(form.apply(written), out);
    reference(schema, written, "$ref", out);
    reference(schema, written, "$dynamicRef", out);
    Bounds.of(schema, out);
    if (formats == Formats.ASSERTION) {
      formats(schema, out);
    }
    objects(schema, out);
    arrays(schema, out);
    applicators(schema, out);
    with(
        schema,
        "unevaluatedProperties",
        n -> out.add(new Assertion.UnevaluatedProperties(compile(n), rest(self))));
    with(
        schema,
        "unevaluatedItems",
        n -> out.add(new Assertion.UnevaluatedItems(compile(n), rest(self))));
    return List.copyOf(out);
  }

  private Assertion unread(Foreign foreign) {
    return new Assertion.Opaque(
        "the schema is in the dialect " + foreign.dialect() + ", which is not judged",
        List.of("dialect", foreign.dialect(), new Assertion.Value(foreign.text())),
        foreign.targets().stream().map(this::compile).toList());
  }

  /** The schema without the keywords whose values are not allowed; each of them is opaque. */
  private static ObjectNode allowed(ObjectNode schema, List<Assertion> out) {
    ObjectEdit edit = null;
    for (ObjectNode.Member member : byName(schema)) {
      String keyword = member.key();
      if (!SchemaKeywords.allows(keyword, member.value())) {
        edit = edit == null ? new ObjectEdit(schema) : edit;
        edit.remove(keyword);
        out.add(opaque(keyword, SchemaKeywords.allowed(keyword), member.value()));
      }
    }
    return edit == null ? schema : edit.done();
  }

  private static Assertion opaque(String keyword, String allowed, Node value) {
    String at = value.source() == Source.NONE ? "" : " (" + value.location().pointer() + ")";
    Object identity = isPlain(value) ? List.of(keyword, new Assertion.Value(value)) : new Object();
    return new Assertion.Opaque("`" + keyword + "` must be " + allowed + at, identity);
  }

  /** Whether nothing in the value could be a schema: then it is the same wherever it stands. */
  private static boolean isPlain(Node value) {
    return value instanceof ArrayNode array
        ? array.items().stream().allMatch(Compiler::isPlain)
        : !(value instanceof ObjectNode object) || object.size() == 0;
  }

  private static void with(ObjectNode schema, String keyword, Consumer<Node> use) {
    Node value = schema.get(keyword);
    if (value != null) {
      use.accept(value);
    }
  }

  /** {@code self} less its own unevaluated keywords: what those look at. */
  private static Schema rest(Schema self) {
    return new Schema(
        self.origin(),
        owner ->
            self.assertions().stream()
                .filter(a ->
                    !(a instanceof Assertion.UnevaluatedItems)
                        && !(a instanceof Assertion.UnevaluatedProperties))
                .toList());
  }

  private void reference(
      ObjectNode schema, ObjectNode written, String keyword, List<Assertion> out) {
    if (!(schema.get(keyword) instanceof StringNode ref)) {
      return;
    }
    Node target = references.target(written, keyword);
    if (keyword.equals("$dynamicRef")
        && target instanceof ObjectNode initial
        && initial.get("$dynamicAnchor") instanceof StringNode anchor
        && ref.value().endsWith("#" + anchor.value())) {
      target = anchors.getOrDefault(anchor.value(), target);
    }
    out.add(
        target == null
            ? unfollowed(keyword + " " + ref.value(), references.circular(written))
            : new Assertion.All(compile(target)));
  }

  private Assertion unfollowed(String reference, @Nullable Node circular) {
    return circular == null
        ? new Assertion.Opaque(
            reference
                + " cannot be followed"
                + (reference.startsWith("$dynamicRef") ? " in its dynamic scope" : ""),
            new Object())
        : new Assertion.Opaque(
            reference + " leads back to the schema that it stands in, so no value can be judged",
            "circular",
            List.of(compile(circular)));
  }

  /** Formats that constrain nothing (OpenAPI format registry): they say what a string is for. */
  private static final Set<String> HINTS = Set.of("password", "binary", "commonmark", "html");

  private void formats(ObjectNode schema, List<Assertion> out) {
    if (schema.get("format") instanceof StringNode format
        && !HINTS.contains(format.value())
        && !Formats.NUMBERS.contains(format.value())) {
      out.add(
          KnownFormats.isKnown(format.value())
              ? new Assertion.Format(format.value(), List.of())
              : new Assertion.Opaque(
                  "the format `" + format.value() + "` is not known",
                  List.of("format", format.value())));
    }
    String encoding = schema.get("contentEncoding") instanceof StringNode s ? s.value() : "";
    if (!encoding.isEmpty()) {
      boolean base64 = encoding.equalsIgnoreCase("base64");
      out.add(new Assertion.Format(base64 ? "byte" : "contentEncoding " + encoding, List.of()));
    }
    if (schema.get("contentMediaType") instanceof StringNode type) {
      List<Schema> content = new ArrayList<>();
      with(schema, "contentSchema", n -> content.add(compile(n)));
      String name = "contentMediaType " + type.value() + " " + encoding;
      out.add(new Assertion.Format(name.strip(), List.copyOf(content)));
    }
  }

  private void objects(ObjectNode schema, List<Assertion> out) {
    Set<String> names = new TreeSet<>();
    Set<String> patterns = new TreeSet<>();
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (ObjectNode.Member p : byName(properties)) {
        names.add(p.key());
        out.add(new Assertion.Property(p.key(), compile(p.value())));
      }
    }
    if (schema.get("patternProperties") instanceof ObjectNode properties) {
      for (ObjectNode.Member p : byName(properties)) {
        patterns.add(p.key());
        out.add(new Assertion.PatternProperty(p.key(), compile(p.value())));
      }
    }
    with(
        schema,
        "additionalProperties",
        n -> out.add(new Assertion.Additional(names, patterns, compile(n))));
    with(schema, "propertyNames", n -> out.add(new Assertion.PropertyNames(compile(n))));
    for (String name : strings(schema.get("required"))) {
      out.add(new Assertion.Required(name));
    }
    if (schema.get("dependentRequired") instanceof ObjectNode dependent) {
      for (ObjectNode.Member p : dependent.members()) {
        out.add(new Assertion.DependentRequired(p.key(), strings(p.value())));
      }
    }
    if (schema.get("dependentSchemas") instanceof ObjectNode dependent) {
      for (ObjectNode.Member p : dependent.members()) {
        out.add(new Assertion.DependentSchema(p.key(), compile(p.value())));
      }
    }
  }

  /** Sorted, so that the order in the document makes no difference. */
  private static List<ObjectNode.Member> byName(ObjectNode object) {
    List<ObjectNode.Member> members = new ArrayList<>(object.members());
    members.sort(Comparator.comparing(ObjectNode.Member::key));
    return members;
  }

  private static List<String> strings(@Nullable Node node) {
    if (!(node instanceof ArrayNode array)) {
      return List.of();
    }
    return array.items().stream().map(n -> ((StringNode) n).value()).sorted().distinct().toList();
  }

  private void arrays(ObjectNode schema, List<Assertion> out) {
    int prefix = 0;
    if (schema.get("prefixItems") instanceof ArrayNode items) {
      for (Node item : items) {
        out.add(new Assertion.PrefixItem(prefix++, compile(item)));
      }
    }
    int from = prefix;
    with(schema, "items", n -> out.add(new Assertion.Items(from, compile(n))));
    long min = schema.get("minContains") instanceof NumberNode m ? Bounds.count(m) : 1;
    long max = schema.get("maxContains") instanceof NumberNode m ? Bounds.count(m) : Long.MAX_VALUE;
    with(schema, "contains", n -> out.add(new Assertion.Contains(compile(n), min, max)));
    if (schema.get("uniqueItems") instanceof BooleanNode b && b.value()) {
      out.add(new Assertion.UniqueItems());
    }
  }

  private void applicators(ObjectNode schema, List<Assertion> out) {
    if (schema.get("allOf") instanceof ArrayNode all) {
      for (Schema s : compileAll(all)) {
        out.add(new Assertion.All(s));
      }
    }
    if (schema.get("anyOf") instanceof ArrayNode any) {
      out.add(new Assertion.Any(compileAll(any)));
    }
    if (schema.get("oneOf") instanceof ArrayNode one) {
      out.add(new Assertion.One(compileAll(one)));
    }
    with(schema, "not", n -> out.add(new Assertion.Not(compile(n))));
    Node then = schema.get("then");
    Node otherwise = schema.get("else");
    with(
        schema,
        "if", // alone it asserts nothing, but it evaluates
        condition ->
            out.add(
                new Assertion.Conditional(
                    compile(condition),
                    then == null ? Schema.TRUE : compile(then),
                    otherwise == null ? Schema.TRUE : compile(otherwise))));
  }

  private List<Schema> compileAll(ArrayNode schemas) {
    return schemas.items().stream().map(this::compile).toList();
  }
}
