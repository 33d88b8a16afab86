package dev.tapeout.registry.operations;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.api.Context;
import dev.tapeout.registry.api.ContextList;
import dev.tapeout.registry.api.ContextMap;
import dev.tapeout.registry.api.ContextMapArrowsItem;
import dev.tapeout.registry.api.Contract;
import dev.tapeout.registry.api.ContractPage;
import dev.tapeout.registry.api.ContractsHandler;
import dev.tapeout.registry.api.ListContexts;
import dev.tapeout.registry.api.ListContracts;
import dev.tapeout.registry.api.ReadContextMap;
import dev.tapeout.registry.api.ReadContract;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.consumers.Neighbours;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code contracts}. */
public final class ContractOperations implements ContractsHandler {
  private static final int PAGE = 100;

  private final Database database;
  private final Callers callers;

  public ContractOperations(Database database, Callers callers) {
    this.database = database;
    this.callers = callers;
  }

  @Override
  public ListContexts.Response listContexts(ListContexts.Request request) {
    callers.reader();
    return new ListContexts.Response.Ok(new ContextList(contexts()));
  }

  private List<Context> contexts() {
    return database.read(Catalogue::contexts).stream()
        .map(c -> new Context(c.name(), c.contracts()))
        .toList();
  }

  @Override
  public ReadContextMap.Response readContextMap(ReadContextMap.Request request) {
    callers.reader();
    List<ContextMapArrowsItem> arrows =
        database.read(Neighbours::all).stream()
            .map(n -> new ContextMapArrowsItem(n.from(), n.to(), n.references(), n.consumers()))
            .toList();
    return new ReadContextMap.Response.Ok(new ContextMap(contexts(), arrows));
  }

  @Override
  public ListContracts.Response listContracts(ListContracts.Request request) {
    callers.reader();
    int most = Objects.requireNonNullElse(request.limit(), PAGE);
    String words = Objects.requireNonNullElse(request.q(), "").strip();
    List<String> all = words.isEmpty() ? List.of() : Arrays.asList(words.split("\\s+"));
    ContractName after = after(request.cursor());
    List<dev.tapeout.registry.catalogue.Contract> found =
        database.read(sql -> Catalogue.contracts(sql, request.context(), all, after, most + 1));
    boolean more = found.size() > most;
    List<dev.tapeout.registry.catalogue.Contract> page = more ? found.subList(0, most) : found;
    return new ListContracts.Response.Ok(
        new ContractPage(
            page.stream().map(ContractOperations::contract).toList(),
            more ? page.get(page.size() - 1).id().toString() : null));
  }

  private static @Nullable ContractName after(@Nullable String cursor) {
    return cursor == null
        ? null
        : ContractName.parse(cursor)
            .orElseThrow(
                () -> Problem.of(400, "the cursor is the 'next' of the page before").exception());
  }

  @Override
  public ReadContract.Response readContract(ReadContract.Request request) {
    callers.reader();
    ContractName name = new ContractName(request.context(), request.name());
    return new ReadContract.Response.Ok(
        database
            .read(sql -> Catalogue.contract(sql, name))
            .map(ContractOperations::contract)
            .orElseThrow(() -> Answers.missing("contract " + name)));
  }

  private static Contract contract(dev.tapeout.registry.catalogue.Contract c) {
    return new Contract(
        c.id().context(),
        c.id().name(),
        c.title(),
        c.description().isEmpty() ? null : c.description(),
        c.latest(),
        c.versions());
  }
}
