package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.server.FuzzedRequests.Fuzzed;
import dev.tapeout.registry.wiring.OperationTable;
import dev.tapeout.runtime.drift.Deviation;
import dev.tapeout.runtime.drift.ResponseCheck;
import dev.tapeout.runtime.json.JsonTree;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Requests that are made of the registry's own contract, right ones and wrong ones, held against
 * what the contract says of their answers. {@code -Dtapeout.fuzz=SEED} tries others.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("tapeout.fuzz", 20261129);
  private static final int ROUNDS = Integer.getInteger("tapeout.fuzz.rounds", 40);
  private static final String CONTRACT = "../contracts/openapi/registry.yaml";

  /** What any request may meet before its operation is reached; the contract is silent on them. */
  private static final Set<Integer> BEFOREHAND = Set.of(400, 404, 406, 413, 414, 415, 429, 431);

  @ParameterizedTest
  @EnumSource(Stores.class)
  void everyAnswerIsOneThatTheContractHasAndNoneIsTheServersFault(Stores store) {
    Contract contract = ContractFile.read(Path.of(CONTRACT)).contract();
    FuzzedRequests requests = new FuzzedRequests(contract, SEED);
    List<String> wrong = new ArrayList<>();
    Map<String, Set<Integer>> seen = new LinkedHashMap<>();
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      registry.publish(ORDERS, orders("1.1.0", "id: { type: string }", "n: { type: integer }"));
      for (int round = 0; round < ROUNDS; round++) {
        for (Operation operation : contract.operations()) {
          Fuzzed request = requests.next(operation);
          HttpResponse<String> answer =
              registry.sendAlso(
                  request.method(),
                  "/api" + request.target(),
                  request.body(),
                  request.headers().toArray(String[]::new));
          seen.computeIfAbsent(operation.operationId(), o -> new TreeSet<>())
              .add(answer.statusCode());
          String problem = problem(operation.operationId(), request, answer);
          if (problem != null) {
            wrong.add(
                request + " => " + answer.statusCode() + " " + problem + ": " + answer.body());
          }
        }
      }
    }
    assertThat(wrong.stream().map(w -> w.length() > 600 ? w.substring(0, 600) : w).limit(20))
        .as("seed %d", SEED)
        .isEmpty();
    assertThat(seen).as("every operation").hasSameSizeAs(OperationTable.OPERATIONS);
    assertThat(seen.values().stream().filter(s -> s.stream().anyMatch(c -> c < 300)))
        .as("most operations do something: %s", seen)
        .hasSizeGreaterThan(OperationTable.OPERATIONS.size() / 2);
  }

  /** Null where the answer is one that the contract has for such a request. */
  private static String problem(String id, Fuzzed request, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 500) {
      return "the server's fault";
    }
    if (request.wrong() && status < 400) {
      return "the contract forbids the request, and it was taken";
    }
    if (request.right() && status == 400 && answer.body().contains("\"errors\":[")) {
      return "the contract allows the request, and it was refused";
    }
    var operation =
        OperationTable.OPERATIONS.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
    boolean declared =
        operation.responses().stream().anyMatch(r -> r.status().equals(Integer.toString(status)));
    if (!declared && BEFOREHAND.contains(status) && (!request.right() || status == 429)) {
      return isProblem(status, answer) ? null : "no problem document";
    }
    List<Deviation> deviations =
        new ResponseCheck(operation, OperationTable.CONTRACT.schemas())
            .deviations(
                status,
                answer.headers()::allValues,
                answer.body().getBytes(StandardCharsets.UTF_8));
    return deviations.isEmpty() ? null : deviations.toString();
  }

  private static boolean isProblem(int status, HttpResponse<String> answer) {
    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem")) {
      return false;
    }
    JsonNode body = JsonTree.read(answer.body());
    return body.get("status").intValue() == status && body.get("title").isString();
  }
}
