package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
  @ParameterizedTest
  @CsvSource({
    "'', CONTRACT",
    "/info/version, CONTRACT",
    "/components/securitySchemes/key, CONTRACT",
    "/paths/~1orders, OPERATION",
    "/paths/~1orders/post/operationId, OPERATION",
    "/webhooks/parameters/post, OPERATION",
    "/paths/~1orders/post/callbacks/done/{$url}/post, OPERATION",
    "/paths/~1orders/parameters/0, PARAMETER",
    "/paths/~1orders/post/parameters/0/content/application~1json/schema, PARAMETER",
    "/components/parameters/limit/schema/maximum, PARAMETER",
    "/paths/~1orders/post/requestBody/required, BODY",
    "/paths/~1orders/post/requestBody/content/a~1b/schema/properties/headers, BODY",
    "/paths/~1orders/post/responses/200/content/a~1b/schema/properties/parameters, BODY",
    "/components/schemas/headers/properties/a, BODY",
    "/components/requestBodies/parameters/content, BODY",
    "/paths/~1orders/post/responses/200, RESPONSE",
    "/components/responses/headers/links/self, RESPONSE",
    "/paths/~1orders/post/responses/200/headers/ETag/schema, HEADER",
    "/paths/~1orders/post/requestBody/content/a~1b/encoding/headers/headers/X, HEADER",
  })
  void aPointerLeadsToASite(String pointer, Site site) {
    assertThat(Site.of(pointer)).isEqualTo(site);
  }
}
