package dev.tapeout.runtime.json;

import java.math.BigDecimal;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.util.TokenBuffer;

/** What is written, kept as it is, to be read as a tree: as the text of it would be. */
final class Tokens extends TokenBuffer {
  Tokens() {
    super(ObjectWriteContext.empty(), false);
  }

  /** As many digits as a text of it has, not those of the nearest double. */
  @Override
  public JsonGenerator writeNumber(float value) {
    return decimal(Float.isFinite(value), Float.toString(value));
  }

  @Override
  public JsonGenerator writeNumber(double value) {
    return decimal(Double.isFinite(value), Double.toString(value));
  }

  private JsonGenerator decimal(boolean finite, String text) {
    return finite ? writeNumber(new BigDecimal(text)) : writeString(text);
  }

  @Override
  public JsonGenerator writeBinary(Base64Variant variant, byte[] bytes, int from, int length) {
    byte[] some = new byte[length];
    System.arraycopy(bytes, from, some, 0, length);
    return writeString(variant.encode(some));
  }
}
