package dev.tapeout.runtime.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A GET without a body. */
record Plain(String path, Map<String, String> sent) implements Request, Headers {
  @Override
  public String method() {
    return "GET";
  }

  @Override
  public @Nullable String query() {
    return null;
  }

  @Override
  public Headers headers() {
    return this;
  }

  @Override
  public byte[] body(int most) {
    return new byte[0];
  }

  @Override
  public @Nullable String first(String name) {
    return sent.get(name);
  }

  @Override
  public List<String> all(String name) {
    return Optional.ofNullable(sent.get(name)).stream().toList();
  }
}
