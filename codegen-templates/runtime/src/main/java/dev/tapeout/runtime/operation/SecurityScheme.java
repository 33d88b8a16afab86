package dev.tapeout.runtime.operation;

/** How a credential travels: an entry of {@code components.securitySchemes}. */
public sealed interface SecurityScheme {
  /** The name under which operations ask for it. */
  String name();

  /**
   * {@code type: http}, and {@code oauth2} and {@code openIdConnect}, which are {@code bearer}.
   *
   * @param scheme of RFC 9110, 11.1, in lower case: {@code basic}, {@code bearer}
   */
  record Http(String name, String scheme) implements SecurityScheme {}

  /**
   * {@code type: apiKey}.
   *
   * @param in {@link In#HEADER}, {@link In#QUERY} or {@link In#COOKIE}
   */
  record ApiKey(String name, In in, String parameter) implements SecurityScheme {}

  /** {@code type: mutualTLS}: the connection has seen to it. */
  record MutualTls(String name) implements SecurityScheme {}
}
