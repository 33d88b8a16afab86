package dev.tapeout.registry.events;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an address may be told: it must not lead into the network that the registry stands in.
 */
public final class PublicAddress {
  private PublicAddress() {}

  /**
   * Why a URL may not be told; empty where it may.
   *
   * @param privateAllowed whether addresses of the own network, and plain http, are allowed
   */
  public static Optional<String> refusal(String url, boolean privateAllowed) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return Optional.of("it is no URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      return Optional.of("it names no host, or a user");
    }
    if (!scheme.equals("https") && !(privateAllowed && scheme.equals("http"))) {
      return Optional.of("it is not https");
    }
    if (privateAllowed) {
      return Optional.empty();
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
        if (isPrivate(address)) {
          return Optional.of("it leads to an address that is not public");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("its host is not known");
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean unique = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || unique
        || shared;
  }
}
