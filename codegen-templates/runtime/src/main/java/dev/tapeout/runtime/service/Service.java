package dev.tapeout.runtime.service;

import java.util.List;

/** A contract with something done for each of its operations. Adapters serve it. */
public final class Service {
  private final Contract contract;
  private final List<Route> routes;
  private final Authenticator authenticator;

  private Service(Contract contract, List<Route> routes, Authenticator authenticator) {
    this.contract = contract;
    this.routes = routes;
    this.authenticator = authenticator;
  }

  /**
   * @param authenticator asked where an operation has {@code security}
   */
  public static Service of(Contract contract, List<Route> routes, Authenticator authenticator) {
    return new Service(contract, List.copyOf(routes), authenticator);
  }

  public Contract contract() {
    return contract;
  }

  List<Route> routes() {
    return routes;
  }

  Authenticator authenticator() {
    return authenticator;
  }
}
