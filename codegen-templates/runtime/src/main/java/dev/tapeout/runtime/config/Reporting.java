package dev.tapeout.runtime.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The registry that a service asks about its contract and tells of its calls.
 *
 * @param address {@code TAPEOUT_REPORT_TO}: where the registry answers, such as {@code
 *     https://registry.example}; without a path; {@code http} with a token only on this machine
 * @param token {@code TAPEOUT_REPORT_TOKEN}: a token of the registry that names the contract's
 *     bounded context; null where the registry asks nobody
 * @param contract {@code TAPEOUT_REPORT_AS}: {@code context/name} of the contract in the registry;
 *     null where it has the name that is built in
 * @param every {@code TAPEOUT_REPORT_EVERY}: between two reports; 60s
 */
public record Reporting(
    URI address, @Nullable String token, @Nullable String contract, Duration every) {
  /** Without the token. */
  @Override
  public String toString() {
    return "Reporting[address=" + address + ", contract=" + contract + ", every=" + every + "]";
  }
}
