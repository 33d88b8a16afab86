package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sender                                     | reader                                                      | strict | request | response
          {properties: {a: {type: string}}}          | {properties: {a: {type: string}}}                           | yes    | yes     | yes
          {properties: {a: {type: string}}}          | {properties: {a: {type: number}}}                           | no     | no      | no
          {properties: {a: {type: [string, number]}}} | {properties: {a: {type: string}}}                          | no     | no      | no
          {type: object}                             | {properties: {a: {type: string}}}                           | no     | yes     | yes
          {type: object, required: [a]}              | {properties: {a: {type: string}}}                           | no     | no      | no
          {additionalProperties: {type: number}}     | {properties: {a: {type: string}}}                           | no     | no      | no
          {patternProperties: {'^a': {}}}            | {properties: {a: {type: string}}}                           | no     | no      | no
          {patternProperties: {'^b': {}}}            | {properties: {a: {type: string}}}                           | no     | yes     | yes
          {type: object}                             | {required: [a]}                                             | no     | no      | no
          {type: object}                             | {additionalProperties: false}                               | no     | no      | yes
          {type: object}                             | {unevaluatedProperties: false}                              | no     | no      | yes
          {properties: {a: {}}}                      | {properties: {}, additionalProperties: false}               | no     | no      | yes
          {properties: {a: {}}, additionalProperties: false} | {properties: {b: {}}, additionalProperties: false}  | no     | no      | yes
          {properties: {abc: {}}}                    | {propertyNames: {maxLength: 2}}                             | no     | no      | yes
          {properties: {a: {type: object}}}          | {properties: {a: {properties: {b: {type: string}}}}}        | no     | yes     | yes
          {properties: {a: {type: object}}}          | {properties: {a: {additionalProperties: false}}}            | no     | no      | yes
          {properties: {a: {properties: {b: {}}}}}   | {properties: {a: {properties: {b: {type: string}}}}}        | no     | no      | no
          {required: [a]}                            | {properties: {a: {properties: {b: {type: string}}}}}        | no     | no      | no
          {items: {properties: {b: {}}}}             | {items: {properties: {b: {type: string}}}}                  | no     | no      | no
          {properties: {b: {}}, not: {additionalProperties: false}} | {not: {additionalProperties: false}}         | yes    | yes     | no
          {items: {type: object}}                    | {items: {properties: {b: {type: string}}}}                  | no     | yes     | yes
          {prefixItems: [{type: object}]}            | {prefixItems: [{additionalProperties: false}]}              | no     | no      | yes
          {unevaluatedItems: {type: object}}         | {unevaluatedItems: {additionalProperties: false}}           | no     | no      | yes
          {unevaluatedProperties: {type: object}}    | {unevaluatedProperties: {additionalProperties: false}}      | no     | no      | yes
          {allOf: [{properties: {a: {}}}]}           | {properties: {a: {type: string}}}                           | no     | no      | no
          {properties: {a: {}}}                      | {allOf: [{properties: {a: {type: string}}}]}                | no     | no      | no
          {properties: {a: {type: object}}}          | {allOf: [{properties: {a: {additionalProperties: false}}}]} | no     | no      | yes
          {properties: {a: {}, b: {}}}               | {dependentSchemas: {a: {properties: {b: {type: string}}}}}  | no     | no      | no
          {properties: {z: {}}}                      | {additionalProperties: {type: string}}                      | no     | no      | no
          {properties: {z: {}}}                      | {unevaluatedProperties: {type: string}}                     | no     | no      | no
          {properties: {z: {}}}                      | {patternProperties: {'^z': {type: string}}}                 | no     | no      | no
          {properties: {z: {}}}                      | {patternProperties: {'^y': {type: string}}, additionalProperties: false} | no | no | yes
          {properties: {a: {}}}                      | {minProperties: 1}                                          | no     | no      | no
          {required: [a]}                            | {minProperties: 1, properties: {a: {}}}                     | yes    | yes     | yes
          {properties: {a: {}}}                      | {additionalProperties: false, allOf: [{allOf: [{properties: {a: {}}}]}]} | no | no  | no
          {properties: {a: {}}}                      | {additionalProperties: false, dependentSchemas: {b: {properties: {a: {}}}}} | no | no | no
          {properties: {a: {}}}                      | {additionalProperties: false, properties: {b: {properties: {a: {}}}}} | no | no     | yes
          {required: [a], properties: {a: {}, b: {}}} | {maxProperties: 1, properties: {a: {}, b: {}}}             | no     | no      | no
          {required: [a], properties: {a: {}, c: {}}} | {maxProperties: 1, properties: {a: {}, b: {}}}             | no     | no      | yes
          """,
      useHeadersInDisplayName = true)
  void tolerantSidesLetThroughWhatTheirSchemasDoNotDescribe(
      String sender, String reader, String strict, String request, String response) {
    assertAnswer(sender, reader, World.STRICT, strict);
    assertAnswer(sender, reader, World.TOLERANT_REQUEST, request);
    assertAnswer(sender, reader, World.TOLERANT_RESPONSE, response);
  }

  private static void assertAnswer(String sender, String reader, World world, String included) {
    assertThat(new Inclusion(world).of(Table.schema(sender), Table.schema(reader)))
        .as("%s", world)
        .isInstanceOf(included.equals("yes") ? Included.class : NotIncluded.class);
  }
}
