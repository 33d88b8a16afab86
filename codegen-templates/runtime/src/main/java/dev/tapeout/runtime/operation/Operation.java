package dev.tapeout.runtime.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract.
 *
 * @param id its {@code operationId}, or a name made for it; unique
 * @param method in capitals
 * @param path the template as the contract writes it, {@code /orders/{orderId}}, without the base
 *     path of the servers
 * @param pointer JSON Pointer to the operation in the contract
 * @param parameters those of the path item included; handlers ask for them by their index here
 * @param security the ways in, of which one is enough; empty where everybody may come
 */
public record Operation(
    String id,
    String method,
    String path,
    String pointer,
    List<Parameter> parameters,
    @Nullable RequestBody body,
    List<ResponseShape> responses,
    List<SecurityAlternative> security,
    Flow flow) {
  public Operation {
    parameters = List.copyOf(parameters);
    responses = List.copyOf(responses);
    security = List.copyOf(security);
  }
}
