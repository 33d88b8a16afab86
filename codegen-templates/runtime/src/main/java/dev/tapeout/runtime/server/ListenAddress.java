package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.SettingsException;
import java.net.URI;

/**
 * Where a server listens.
 *
 * @param host a name, or an address of IPv4 or IPv6
 */
record ListenAddress(String host, int port) {
  URI uri() {
    return URI.create("http://" + this);
  }

  /** As in a URI, where an address of IPv6 stands in brackets (RFC 3986, 3.2.2). */
  @Override
  public String toString() {
    boolean bare = host.contains(":") && !host.startsWith("[");
    return (bare ? "[" + host + "]" : host) + ":" + port;
  }

  /** That it cannot. */
  SettingsException taken(String portSetting, String hostSetting) {
    return new SettingsException(
        "cannot listen at "
            + this
            + ": the port is taken, or the address is not this machine's; "
            + portSetting
            + " and "
            + hostSetting
            + " name others");
  }
}
