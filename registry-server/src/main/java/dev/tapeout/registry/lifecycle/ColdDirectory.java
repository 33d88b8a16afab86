package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.identity.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A directory. */
public final class ColdDirectory implements ColdStorage {
  private final Path directory;

  public ColdDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public void put(String digest, byte[] bytes) {
    Path file = file(digest);
    try {
      if (Files.exists(file)) {
        return;
      }
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), digest, ".part");
      Files.write(part, bytes);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cold storage cannot be written: " + directory, e);
    }
  }

  @Override
  public byte[] get(String digest) {
    try {
      byte[] bytes = Files.readAllBytes(file(digest));
      if (!Digest.hex(bytes).equals(digest)) {
        throw new IOException(file(digest) + " is not what was put there");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cold storage cannot be read: " + directory, e);
    }
  }

  private Path file(String digest) {
    return directory.resolve(digest.substring(0, 2)).resolve(digest);
  }
}
