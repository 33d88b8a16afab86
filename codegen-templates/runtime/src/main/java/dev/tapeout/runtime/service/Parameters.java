package dev.tapeout.runtime.service;

import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.parameter.ParameterReader;
import dev.tapeout.runtime.parameter.Query;
import dev.tapeout.runtime.parameter.UnfitException;
import dev.tapeout.runtime.schema.Fault;
import dev.tapeout.runtime.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads and validates parameters: those of an operation, or the fields of a form. */
final class Parameters {
  private static final JsonNode[] NONE = {};

  private final Schemas schemas;
  private final List<Place> places;
  private final boolean queried;
  private final boolean cookies;

  /**
   * @param variable index among the variables of the path; negative where it is none
   * @param header its name in lower case
   * @param others what an object without named properties does not take for its own
   */
  private record Place(
      Parameter parameter,
      ParameterReader reader,
      int variable,
      String header,
      List<String> others) {}

  /**
   * @param variables of the path's template, in its order
   * @throws IllegalArgumentException if a path parameter is not among them
   */
  Parameters(List<Parameter> parameters, List<String> variables, Schemas schemas) {
    this.schemas = schemas;
    this.queried = parameters.stream().anyMatch(p -> p.in() == In.QUERY);
    this.cookies = parameters.stream().anyMatch(p -> p.in() == In.COOKIE);
    List<Place> found = new ArrayList<>();
    for (Parameter parameter : parameters) {
      int variable = parameter.in() == In.PATH ? variables.indexOf(parameter.name()) : -1;
      if (parameter.in() == In.PATH && variable < 0) {
        throw new IllegalArgumentException(
            "path parameter '" + parameter.name() + "' is not in the template");
      }
      List<String> others =
          parameters.stream()
              .filter(p -> p.in() == parameter.in() && !p.equals(parameter))
              .map(Parameter::name)
              .toList();
      found.add(
          new Place(
              parameter,
              new ParameterReader(parameter),
              variable,
              parameter.name().toLowerCase(Locale.ROOT),
              others));
    }
    this.places = List.copyOf(found);
  }

  static Parameters of(Operation operation, List<String> variables, Schemas schemas) {
    return new Parameters(operation.parameters(), variables, schemas);
  }

  /**
   * The values by the parameters' indices, null where one is absent.
   *
   * @throws ProblemException 400 if one is wrong, with all that are
   */
  @Nullable JsonNode[] read(Request request, String[] variables) {
    if (places.isEmpty()) {
      return NONE;
    }
    Query query = queried ? query(request.query()) : Query.empty();
    Query cookie = cookies ? Query.cookies(request.headers().all("cookie")) : Query.empty();
    @Nullable JsonNode[] values = new JsonNode[places.size()];
    List<Problem.Error> errors = null;
    for (int i = 0; i < values.length; i++) {
      Place place = places.get(i);
      try {
        values[i] =
            switch (place.parameter.in()) {
              case PATH -> place.reader.path(variables[place.variable]);
              case QUERY -> place.reader.query(query, place.others);
              case HEADER -> place.reader.header(request.headers().all(place.header));
              case COOKIE -> place.reader.query(cookie, place.others);
              case FORM -> null;
            };
        errors = check(place, values, i, errors);
      } catch (UnfitException e) {
        errors = with(errors, place, "", e.getMessage(), place.parameter.schema());
      }
    }
    if (errors != null) {
      throw Problem.of(400, detail(errors), errors).exception();
    }
    return values;
  }

  private static Query query(@Nullable String text) {
    try {
      return text == null ? Query.empty() : Query.of(text);
    } catch (UnfitException e) {
      throw Problem.of(400, "a name in the query " + e.getMessage()).exception();
    }
  }

  private @Nullable List<Problem.Error> check(
      Place place, @Nullable JsonNode[] values, int index, @Nullable List<Problem.Error> errors) {
    Parameter parameter = place.parameter;
    JsonNode value = values[index];
    if (value == null) {
      return parameter.required()
          ? with(errors, place, "", "is missing", parameter.schema())
          : errors;
    }
    if (parameter.allowEmpty() && value.isString() && value.stringValue().isEmpty()) {
      values[index] = parameter.shape() == Shape.Scalar.STRING ? value : null;
      return errors;
    }
    List<Problem.Error> all = errors;
    if (!parameter.schema().isEmpty()) {
      List<Fault> faults = schemas.faults(parameter.schema(), value);
      if (!faults.isEmpty() && isItem(parameter, value)) {
        JsonNode list = JsonNodeFactory.instance.arrayNode().add(value);
        if (schemas.accepts(parameter.schema(), list)) {
          values[index] = list;
          return errors;
        }
      }
      for (Fault fault : faults) {
        all = with(all, place, fault.pointer(), fault.message(), fault.schema());
      }
    }
    return all;
  }

  /** Whether the value may be meant as a list with one item, which looks the same. */
  private static boolean isItem(Parameter parameter, JsonNode value) {
    return parameter.shape() == Shape.Scalar.ANY
        && parameter.explode()
        && (parameter.in() == In.QUERY || parameter.in() == In.COOKIE)
        && value.isValueNode();
  }

  private static List<Problem.Error> with(
      @Nullable List<Problem.Error> errors,
      Place place,
      String pointer,
      @Nullable String message,
      String schema) {
    List<Problem.Error> all = errors == null ? new ArrayList<>() : errors;
    all.add(
        new Problem.Error(
            place.parameter.name(),
            pointer,
            String.valueOf(message),
            schema.isEmpty() ? null : schema));
    return all;
  }

  static String detail(List<Problem.Error> errors) {
    Problem.Error first = errors.getFirst();
    String place = first.parameter() == null ? "the body" : "parameter '" + first.parameter() + "'";
    String rest =
        switch (errors.size()) {
          case 1 -> "";
          case 2 -> ", and one more error";
          default -> ", and " + (errors.size() - 1) + " more errors";
        };
    return place
        + (first.pointer().isEmpty() ? "" : " at " + first.pointer())
        + ": "
        + first.message()
        + rest;
  }
}
