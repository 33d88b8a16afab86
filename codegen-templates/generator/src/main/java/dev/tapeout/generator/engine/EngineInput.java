package dev.tapeout.generator.engine;

import dev.tapeout.generator.operation.Tag;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;

/** What of a contract the engine is left with, so that it asks for our classes and no others. */
final class EngineInput {
  private EngineInput() {}

  /** One schema for each class, and one operation for each tag. */
  static void reduce(OpenAPI contract, Set<String> classes, List<Tag> tags) {
    contract.setWebhooks(null);
    contract.setComponents(new Components());
    contract.setPaths(new Paths());
    contract.setTags(null);
    for (String name : classes) {
      Schema<?> schema = new ObjectSchema();
      schema.addProperty("x", new StringSchema());
      contract.getComponents().addSchemas(name, schema);
    }
    for (Tag tag : tags) {
      Operation operation = new Operation().operationId(tag.member()).addTagsItem(tag.name());
      operation.setResponses(
          new ApiResponses().addApiResponse("200", new ApiResponse().description("")));
      contract.getPaths().addPathItem("/" + tag.name(), new PathItem().get(operation));
    }
  }
}
