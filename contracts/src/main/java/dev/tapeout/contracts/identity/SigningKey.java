package dev.tapeout.contracts.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Both halves of an Ed25519 key (RFC 8032). */
public final class SigningKey {
  private final PrivateKey secret;
  private final VerificationKey verification;

  private SigningKey(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.verification = new VerificationKey(open);
  }

  /** A new one. */
  public static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has had Ed25519 since 15", e);
    }
  }

  /** The public half. */
  public VerificationKey verification() {
    return verification;
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs whatever it is given", e);
    }
  }

  /** Two lines of base64: the secret half (PKCS #8) and the public one. Not to be shown. */
  public String text() {
    return Base64.getEncoder().encodeToString(secret.getEncoded())
        + "\n"
        + verification.text()
        + "\n";
  }

  /** Reads what {@link #text} wrote; empty where this is none. */
  public static Optional<SigningKey> read(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() != 2) {
      return Optional.empty();
    }
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      byte[] secret = Base64.getDecoder().decode(lines.get(0).strip());
      byte[] open = Base64.getDecoder().decode(lines.get(1).strip());
      SigningKey key =
          new SigningKey(
              factory.generatePrivate(new PKCS8EncodedKeySpec(secret)),
              factory.generatePublic(new X509EncodedKeySpec(open)));
      byte[] probe = {1};
      return key.verification.verifies(probe, key.sign(probe))
          ? Optional.of(key)
          : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes it into a new file that only its owner may read.
   *
   * @throws IOException if there is such a file already, or it cannot be written
   */
  public void write(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, text(), StandardOpenOption.WRITE);
  }
}
