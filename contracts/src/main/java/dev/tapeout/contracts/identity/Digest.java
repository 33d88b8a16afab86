package dev.tapeout.contracts.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Node;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name that content gives itself. */
public final class Digest {
  /** How many characters are gathered before they are hashed. */
  private static final int CHUNK = 8_192;

  private static final String PREFIX = "sha256:";
  private static final int FLOW_ID = 20;

  private Digest() {}

  /** {@code sha256:} and 64 hexadecimal digits: SHA-256 of the {@link Canonical} form in UTF-8. */
  public static String sha256(Node node) {
    MessageDigest hash = sha256();
    StringBuilder pending = new StringBuilder(CHUNK * 2);
    Canonical.write(node, pending, () -> drain(pending, CHUNK, hash));
    drain(pending, 0, hash);
    return PREFIX + HexFormat.of().formatHex(hash.digest());
  }

  /**
   * The silicon-flow id of content: {@code sf-} and the first 20 digits of its digest, so that the
   * same content has the same id.
   *
   * @param digest as {@link #sha256(Node)} has it
   */
  public static String flowId(String digest) {
    int start = PREFIX.length();
    return "sf-" + digest.substring(start, start + FLOW_ID);
  }

  /** SHA-256 of a text in UTF-8. */
  public static byte[] sha256(String text) {
    return sha256().digest(text.getBytes(UTF_8));
  }

  /** SHA-256 of bytes. */
  public static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /** SHA-256 of bytes, 64 hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  /** 16 hexadecimal digits that tell apart what consists of these parts. */
  public static String fingerprint(String... parts) {
    return HexFormat.of().formatHex(sha256(String.join("\n", parts)), 0, 8);
  }

  private static void drain(StringBuilder pending, int keep, MessageDigest hash) {
    if (pending.length() > keep) {
      hash.update(pending.toString().getBytes(UTF_8));
      pending.setLength(0);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
