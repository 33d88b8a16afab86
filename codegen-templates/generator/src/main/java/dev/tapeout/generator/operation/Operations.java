package dev.tapeout.generator.operation;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Callback;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Header;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.RequestBody;
import dev.tapeout.contracts.openapi.Response;
import dev.tapeout.generator.operation.OperationType.Answer;
import dev.tapeout.generator.operation.OperationType.Body;
import dev.tapeout.generator.operation.OperationType.Input;
import dev.tapeout.generator.type.Declared.Doc;
import dev.tapeout.generator.type.JavaNames;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.TypeUse;
import dev.tapeout.generator.type.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives each operation of a contract its Java. */
public final class Operations {
  private final Types types;
  private final Function<Node, String> pointers;
  private final ParameterTable parameters;
  private final OperationRow table;
  private final Defaults defaults;
  private final Map<Operation, String> names = new LinkedHashMap<>();
  private final Map<Operation, String> calls = new LinkedHashMap<>();

  /**
   * @param operations those that are wanted, in the contract's order
   * @param calls those webhooks and callbacks that are wanted
   * @param pointers the JSON Pointer of a node in the document that a service carries
   */
  public Operations(
      Contract contract,
      List<Operation> operations,
      List<Operation> calls,
      Types types,
      Function<Node, String> pointers) {
    operations.forEach(operation -> names.put(operation, name(operation, "Route", types)));
    calls.forEach(call -> this.calls.put(call, name(call, "Sender", types)));
    this.types = types;
    this.pointers = pointers;
    this.parameters = new ParameterTable(contract.references(), pointers);
    this.table = new OperationRow(contract, types, pointers, parameters);
    this.defaults = new Defaults(contract, types);
  }

  /** A name that with what is made of it is none of a type. */
  private static String name(Operation operation, String suffix, Types types) {
    String wanted = JavaNames.type(id(operation));
    String name =
        types.reserve(types.names(wanted + suffix) ? wanted + "Operation" : wanted, "Operation");
    types.reserve(name + suffix, "");
    return name;
  }

  private static String id(Operation operation) {
    String id = operation.operationId();
    String method = operation.method().toLowerCase(Locale.ROOT);
    String unusual = method.equals("post") ? "" : " " + method;
    Callback callback = operation.callback();
    return id != null
        ? id
        : callback != null
            ? id(callback.parent()) + " " + callback.name() + unusual
            : operation.kind() == Operation.Kind.WEBHOOK
                ? operation.path() + unusual
                : method + " " + operation.path();
  }

  /** The webhooks and callbacks, in the contract's order: the service calls, and others answer. */
  public List<OperationType> calls() {
    List<OperationType> all = new ArrayList<>();
    calls.forEach((call, name) -> all.add(operation(call, name)));
    return List.copyOf(all);
  }

  /**
   * The operations by their first tag, in the contract's order; those without one are about the
   * context.
   */
  public List<Tag> tags(String context) {
    Map<String, List<OperationType>> byTag = new LinkedHashMap<>();
    names.forEach((operation, name) ->
        byTag
            .computeIfAbsent(tag(operation, context), t -> new ArrayList<>())
            .add(operation(operation, name)));
    List<String> tags = List.copyOf(byTag.keySet());
    List<String> java = JavaNames.unique(tags, this::tagName);
    List<Tag> all = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      all.add(
          new Tag(java.get(i), JavaNames.member(java.get(i)), List.copyOf(byTag.get(tags.get(i)))));
    }
    return List.copyOf(all);
  }

  /** A name that with what is made of it is none of a type. */
  private String tagName(String tag) {
    String name = JavaNames.type(tag);
    boolean taken =
        Stream.of("Handler", "Client", "Service").anyMatch(end -> types.names(name + end));
    return taken ? name + "Tag" : name;
  }

  private static String tag(Operation operation, String context) {
    return operation.node().get("tags") instanceof ArrayNode tags
            && tags.size() > 0
            && tags.get(0) instanceof StringNode first
        ? first.value()
        : context;
  }

  private OperationType operation(Operation operation, String name) {
    Set<String> components = new HashSet<>(Set.of("body", "mediatype"));
    List<Input> inputs = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (Parameter parameter : ParameterTable.of(operation)) {
      Node schema = ParameterTable.schema(parameter);
      String java = JavaNames.unique(JavaNames.member(parameter.name()), components);
      TypeUse type = types.of(schema, name + JavaNames.type(parameter.name()));
      inputs.add(
          new Input(
              parameter.node(),
              inputs.size(),
              parameter.name(),
              java,
              type,
              parameter.required(),
              parameter.explode(),
              defaults.of(parameter, type),
              doc(parameter.node())));
      rows.add(parameters.row(parameter));
    }
    FlowTable flow =
        operation.kind() == Operation.Kind.PATH ? FlowTable.of(operation) : FlowTable.NONE;
    List<Answer> answers = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Response response : operation.responses()) {
      answers.addAll(answers(response, name, taken));
    }
    if (answers.isEmpty()) {
      answers.add(new Answer("NoContent", "204", false, List.of(), null, doc(operation.node())));
    }
    RequestBody body = operation.requestBody();
    return new OperationType(
        operation,
        name,
        JavaNames.member(name),
        JavaText.literal(id(operation)),
        operation.displayName(),
        operation.method(),
        operation.path(),
        doc(operation.node()),
        List.copyOf(inputs),
        body == null ? null : asked(body, name + "Body"),
        List.copyOf(answers),
        table.row(operation, id(operation), name, rows, flow),
        flow.limit());
  }

  private Doc doc(ObjectNode node) {
    Node text = node.has("description") ? node.get("description") : node.get("summary");
    return new Doc(
        JavaText.comment(text instanceof StringNode s ? s.value() : null),
        pointers.apply(node),
        node.get("deprecated") instanceof BooleanNode b && b.value());
  }

  // --- bodies ----------------------------------------------------------------------------------

  /** One Java type where all representations have it, else the bytes. */
  private @Nullable Body asked(RequestBody body, String name) {
    if (body.content().isEmpty()) {
      return null;
    }
    MediaType first = body.content().get(0);
    List<TypeUse> uses = new ArrayList<>();
    boolean trees = true;
    // Where it may come as JSON too, a file is a string with a character for each of its bytes.
    boolean form = body.content().stream().allMatch(type -> MediaTypes.isMultipart(type.name()));
    for (MediaType type : body.content()) {
      trees &= MediaTypes.isJson(type.name()) || MediaTypes.isForm(type.name());
      if (trees) {
        uses.add(
            form
                ? types.form(type.schema(), type.node().get("encoding"), name)
                : types.of(type.schema(), name));
      }
    }
    boolean one = trees && uses.stream().map(TypeUse::java).distinct().count() == 1;
    return new Body(first.node(), one ? uses.get(0) : null, body.required(), first.name());
  }

  private Body answered(MediaType type, String name) {
    TypeUse use = MediaTypes.isJson(type.name()) ? types.of(type.schema(), name) : null;
    return new Body(type.node(), use, true, type.name());
  }

  private List<Answer> answers(Response response, String operation, Set<String> taken) {
    List<Answer> answers = new ArrayList<>();
    Set<String> components = new HashSet<>(Set.of("body", "status", "mediatype"));
    List<Input> headers = new ArrayList<>();
    for (Header header : ParameterTable.of(response)) {
      Node schema = ParameterTable.schema(header);
      headers.add(
          new Input(
              header.node(),
              headers.size(),
              header.name(),
              JavaNames.unique(JavaNames.member(header.name()), components),
              types.of(schema, operation + JavaNames.type(header.name())),
              header.required(),
              header.explode(),
              null,
              doc(header.node())));
    }
    String status = response.status().toUpperCase(Locale.ROOT).replace("DEFAULT", "default");
    boolean free = !status.matches("[1-5][0-9][0-9]");
    String reason = Statuses.name(status);
    String name = types.names(reason) ? reason + "Answer" : reason;
    List<MediaType> content = response.content();
    if (content.isEmpty()) {
      answers.add(
          new Answer(
              JavaNames.unique(name, taken), status, free, headers, null, doc(response.node())));
    }
    for (MediaType type : content) {
      String suffix =
          content.size() == 1 ? "" : JavaNames.type(type.name().replace("application/", ""));
      answers.add(
          new Answer(
              JavaNames.unique(name + suffix, taken),
              status,
              free,
              headers,
              answered(type, operation + name + suffix + "Body"),
              doc(response.node())));
    }
    return answers;
  }

  /** The bounded contexts of the operations. */
  public static Set<String> contexts(List<Operation> operations) {
    Set<String> contexts = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation.boundedContext() instanceof StringNode s) {
        contexts.add(s.value());
      }
    }
    return contexts;
  }
}
