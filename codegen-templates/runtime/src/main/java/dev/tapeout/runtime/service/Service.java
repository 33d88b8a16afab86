package dev.tapeout.runtime.service;

import dev.tapeout.limiter.guard.Guard;
import dev.tapeout.runtime.drift.DriftListener;
import dev.tapeout.runtime.usage.Usage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * A contract with something done for each of its operations. Servers run it.
 *
 * @param authenticator asked where an operation has {@code security}
 * @param usage told of every call
 * @param drift told of every answer that is not what the contract says
 */
public record Service(
    Contract contract,
    List<Route> routes,
    Authenticator authenticator,
    Usage usage,
    DriftListener drift) {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.drift");

  public Service {
    routes = List.copyOf(routes);
  }

  /** One that counts no calls and logs what deviates. */
  public static Service of(Contract contract, List<Route> routes, Authenticator authenticator) {
    return new Service(
        contract,
        routes,
        authenticator,
        (operation, consumer, status) -> {},
        deviation -> LOG.log(Level.WARNING, deviation.toString()));
  }

  public Service with(Usage usage) {
    return new Service(contract, routes, authenticator, usage, drift);
  }

  /**
   * The same with a guard around one operation: a circuit breaker, a concurrency limit.
   *
   * @throws IllegalArgumentException if there is no such operation
   */
  public Service with(String operation, Guard guard) {
    if (routes.stream().noneMatch(route -> route.operation().id().equals(operation))) {
      throw new IllegalArgumentException("the contract has no operation '" + operation + "'");
    }
    List<Route> guarded =
        routes.stream()
            .map(route ->
                route.operation().id().equals(operation)
                    ? new Route(route.operation(), route.handler(), guard)
                    : route)
            .toList();
    return new Service(contract, guarded, authenticator, usage, drift);
  }

  public Service with(DriftListener drift) {
    return new Service(contract, routes, authenticator, usage, drift);
  }
}
