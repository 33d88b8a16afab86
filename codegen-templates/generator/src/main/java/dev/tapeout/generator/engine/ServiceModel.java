package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.generator.document.ContractDocument;
import dev.tapeout.generator.document.ContractFile;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.Operations;
import dev.tapeout.generator.operation.Tag;
import dev.tapeout.generator.type.Declared;
import dev.tapeout.generator.type.Notes;
import dev.tapeout.generator.type.Types;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that the templates are filled with.
 *
 * @param contract as it was read
 * @param context the bounded context that the service answers for
 * @param digest of the contract
 * @param basePath what comes before each path, as the contract's first server has it; empty or
 *     starting with a slash
 * @param document the contract as JSON text
 * @param files that it was read from, the contract's own first
 * @param calls webhooks and callbacks, which the service calls
 * @param notes what Java cannot say of the contract
 */
public record ServiceModel(
    Contract contract,
    String context,
    String title,
    String version,
    String digest,
    String basePath,
    String document,
    ContractFiles files,
    List<Declared> types,
    List<Tag> tags,
    List<OperationType> calls,
    List<Diagnostic> notes) {

  /**
   * The model of one bounded context of a contract; an operation that names none is part of it.
   *
   * @throws IllegalArgumentException if the contract has no operation in the context
   */
  static ServiceModel of(ContractFile file, String context) {
    Contract contract = file.contract();
    List<Operation> operations =
        contract.operations().stream().filter(operation -> isIn(context, operation)).toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          contract.node().location()
              + ": the contract has no operation in the bounded context '"
              + context
              + "'; it has "
              + Operations.contexts(contract.operations()));
    }
    ContractDocument document = new ContractDocument(contract);
    Notes notes = new Notes();
    Types types = new Types(contract, document::pointer, notes);
    Operations named =
        new Operations(
            contract, operations, calls(contract, operations, context), types, document::pointer);
    List<Tag> tags = named.tags(context);
    List<OperationType> calls = named.calls();
    List<Diagnostic> all = new ArrayList<>(notes.all());
    all.addAll(Gaps.of(tags.stream().flatMap(t -> t.operations().stream()).toList(), calls));
    String title = contract.info().title();
    String version = contract.info().version();
    return new ServiceModel(
        contract,
        context,
        title == null ? context : title,
        version == null ? "0.0.0" : version,
        Digest.sha256(contract.declared()),
        basePath(contract),
        document.json(),
        ContractFiles.of(file.folder(), document.files()),
        types.declared(),
        tags,
        calls,
        List.copyOf(all));
  }

  /** What the service calls: its webhooks, and what its operations call back. */
  private static List<Operation> calls(
      Contract contract, List<Operation> operations, String context) {
    List<Operation> calls = new ArrayList<>();
    for (Operation webhook : contract.webhooks()) {
      if (isIn(context, webhook)) {
        calls.add(webhook);
      }
    }
    for (Operation operation : operations) {
      operation.callbacks().forEach(callback -> calls.addAll(callback.operations()));
    }
    return calls;
  }

  private static boolean isIn(String context, Operation operation) {
    return Set.of(context).containsAll(Operations.contexts(List.of(operation)));
  }

  /** The operations of all tags. */
  public List<OperationType> operations() {
    return tags.stream().flatMap(t -> t.operations().stream()).toList();
  }

  /** The names of all classes in the package of the contract. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    types.forEach(t -> names.add(t.name()));
    operations().forEach(o -> names.add(o.name()));
    calls.forEach(c -> names.add(c.name()));
    tags.forEach(t -> names.add(t.name() + "Handler"));
    return names;
  }

  private static String basePath(Contract contract) {
    if (contract.servers().isEmpty()) {
      return "";
    }
    try {
      String path = URI.create(contract.servers().get(0).url()).getRawPath();
      return path == null || path.equals("/") ? "" : path.replaceFirst("/$", "");
    } catch (IllegalArgumentException e) {
      // A URL with variables: the service answers at the root.
      return "";
    }
  }
}
