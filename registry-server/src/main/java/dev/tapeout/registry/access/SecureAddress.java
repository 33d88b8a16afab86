package dev.tapeout.registry.access;

import dev.tapeout.runtime.config.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Whether what is trusted may come from an address: what others can change on its way may not. */
public final class SecureAddress {
  private SecureAddress() {}

  /** Why it may not; empty where it may. */
  public static Optional<String> problem(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
      return Optional.of("it is no address such as https://host.example.com");
    }
    return scheme.equals("https") || scheme.equals("http") && Loopback.is(host)
        ? Optional.empty()
        : Optional.of("it must be https, for whoever can change it on its way is anybody");
  }
}
