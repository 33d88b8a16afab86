package dev.tapeout.generator.operation;

import java.util.Locale;
import java.util.Set;

/** How bodies of a media type are read and written. */
public final class MediaTypes {
  private static final Set<String> STREAMS =
      Set.of(
          "text/event-stream", "application/jsonl", "application/x-ndjson", "application/json-seq");

  private MediaTypes() {}

  /** Whether it is JSON, by its name or by its suffix (RFC 6839, 3.1). */
  public static boolean isJson(String mediaType) {
    String bare = bare(mediaType);
    return bare.equals("application/json") || bare.endsWith("+json");
  }

  /** Whether it is a form, whose fields are read as the properties of an object. */
  public static boolean isForm(String mediaType) {
    return isUrlEncoded(mediaType) || isMultipart(mediaType);
  }

  public static boolean isMultipart(String mediaType) {
    return bare(mediaType).equals("multipart/form-data");
  }

  /**
   * Whether it is written while it comes about: server-sent events (HTML, 9.2), and lines of JSON
   * (OpenAPI 3.2, 4.14.3.1).
   */
  public static boolean isStream(String mediaType) {
    return STREAMS.contains(bare(mediaType));
  }

  public static boolean isUrlEncoded(String mediaType) {
    return bare(mediaType).equals("application/x-www-form-urlencoded");
  }

  private static String bare(String mediaType) {
    return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
