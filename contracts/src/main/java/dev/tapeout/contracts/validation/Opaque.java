package dev.tapeout.contracts.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/** A keyword of ours that stands for what cannot be known: who evaluates it has no verdict. */
final class Opaque extends AbstractKeyword {
  static final String NAME = "opaque";

  Opaque() {
    super(NAME);
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
    return new AbstractKeywordValidator(NAME, node, location) {
      @Override
      public void validate(
          ExecutionContext execution, JsonNode value, JsonNode root, NodePath instance) {
        throw new IllegalStateException("no verdict");
      }
    };
  }
}
