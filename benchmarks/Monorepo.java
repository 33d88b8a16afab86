import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Makes contracts for the gate to judge: {@code FOLDER COUNT BYTES VERSION} writes {@code
 * contract-N.yaml} of about that size each. Version 2 has one more optional field and one more
 * required one than version 1, in each contract; all else is the same, for the numbers are seeded.
 */
public class Monorepo {
  private static final int BYTES_OF_ONE = 1_750;

  private static final String[] TYPES = {
    "string\n          maxLength: 100",
    "integer\n          format: int32\n          minimum: 0",
    "boolean",
    "string\n          format: date-time",
    "array\n          items:\n            type: string"
  };

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      Files.writeString(
          folder.resolve("contract-" + i + ".yaml"),
          contract(i, Integer.parseInt(args[2]), args[3].equals("2")));
    }
  }

  private static String contract(int number, int bytes, boolean changed) {
    Random random = new Random(number);
    StringBuilder paths = new StringBuilder();
    StringBuilder schemas = new StringBuilder();
    for (int i = 0; i < bytes / BYTES_OF_ONE; i++) {
      path(i, paths);
      schema(i, changed && i == 7, random, schemas);
    }
    return """
        openapi: 3.1.0
        info:
          title: Service %d
          version: %s
        x-domain-bounded-context: service-%d
        paths:
        %scomponents:
          schemas:
        %s"""
        .formatted(number, changed ? "2.0.0" : "1.0.0", number, paths, schemas);
  }

  private static void path(int i, StringBuilder out) {
    out.append(
        """
          /resources-%1$d:
            post:
              operationId: create%1$d
              summary: Creates a resource of kind %1$d
              requestBody:
                required: true
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Resource%1$d'}
              responses:
                '201':
                  description: The resource was created
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Resource%1$d'}
        """
            .formatted(i));
  }

  private static void schema(int i, boolean changed, Random random, StringBuilder out) {
    out.append("    Resource").append(i).append(":\n      type: object\n      x-schema-role: canonical\n");
    out.append("      unevaluatedProperties: false\n");
    out.append("      required: [id").append(changed ? ", owner" : "").append("]\n");
    out.append("      properties:\n        id:\n          type: string\n");
    if (changed) {
      out.append("        owner:\n          type: string\n        note:\n          type: string\n");
    }
    if (i % 10 > 0) {
      out.append("        previous: {$ref: '#/components/schemas/Resource").append(i - 1).append("'}\n");
    }
    for (int field = 0; field < 12; field++) {
      out.append("        field").append(field).append(":\n          description: What field ");
      out.append(field).append(" says of the resource\n          type: ");
      out.append(TYPES[random.nextInt(TYPES.length)]).append('\n');
    }
  }
}
