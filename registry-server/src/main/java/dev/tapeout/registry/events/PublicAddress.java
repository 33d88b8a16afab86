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
    return address instanceof Inet6Address ? !isGlobal6(bytes) : !isGlobal4(bytes);
  }

  /** Global unicast (RFC 4291), without what embeds an address of version 4 or is for examples. */
  private static boolean isGlobal6(byte[] b) {
    boolean global = (b[0] & 0xe0) == 0x20;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    boolean special = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0; // RFC 6890: 2001::/23
    boolean example = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == (byte) 0xb8;
    return global && !sixToFour && !special && !example;
  }

  /** None of the special-purpose blocks of RFC 6890. */
  private static boolean isGlobal4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    boolean special =
        switch (first) {
          case 0, 10, 127 -> true;
          case 100 -> (second & 0xc0) == 64;
          case 169 -> second == 254;
          case 172 -> (second & 0xf0) == 16;
          case 192 -> second == 168 || second == 0 || second == 88;
          case 198 -> (second & 0xfe) == 18 || second == 51;
          case 203 -> second == 0 && b[2] == 113;
          default -> first >= 224;
        };
    return !special;
  }
}
