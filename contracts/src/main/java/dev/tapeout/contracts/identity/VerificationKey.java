package dev.tapeout.contracts.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public half of an Ed25519 key (RFC 8032). */
public final class VerificationKey {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private final PublicKey key;

  VerificationKey(PublicKey key) {
    this.key = key;
  }

  /**
   * Reads one.
   *
   * @param text its SubjectPublicKeyInfo (RFC 8410) in DER, in base64
   * @return empty where this is none
   */
  public static Optional<VerificationKey> read(String text) {
    try {
      byte[] der = Base64.getDecoder().decode(text.strip());
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      return Optional.of(new VerificationKey(factory.generatePublic(new X509EncodedKeySpec(der))));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Whether a text has the form of an {@link #id}. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** SHA-256 of the key's DER form, 64 hexadecimal digits. */
  public String id() {
    return Digest.hex(key.getEncoded());
  }

  /** What {@link #read} reads. */
  public String text() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** Whether the other half of this key made {@code signature} over {@code bytes}. */
  public boolean verifies(byte[] bytes, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // no signature at all
    }
  }
}
