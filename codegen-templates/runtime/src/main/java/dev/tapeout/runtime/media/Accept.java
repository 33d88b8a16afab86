package dev.tapeout.runtime.media;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@code Accept} header asks for. */
public final class Accept {
  private record Range(MediaType media, double quality) {}

  private final List<Range> ranges;

  private Accept(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** Parts that are no media ranges are passed over. */
  public static Accept of(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      MediaType media = MediaType.of(part);
      if (media != null) {
        ranges.add(new Range(media, quality(media.attribute("q"))));
      }
    }
    return new Accept(ranges);
  }

  private static double quality(@Nullable String text) {
    if (text == null) {
      return 1;
    }
    try {
      double quality = Double.parseDouble(text);
      return quality >= 0 && quality <= 1 ? quality : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The one of {@code offered} that is wanted most, the first of equals; null for none. */
  public @Nullable String best(List<String> offered) {
    String best = null;
    double most = 0;
    for (String offer : offered) {
      MediaType media = MediaType.of(offer);
      double quality = media == null ? 0 : quality(media);
      if (quality > most) {
        best = offer;
        most = quality;
      }
    }
    return best;
  }

  /**
   * An offer that is a range itself, such as {@code image/*}, goes where one of it may be wanted.
   */
  private double quality(MediaType offer) {
    if (ranges.isEmpty()) {
      return 1;
    }
    double quality = 0;
    int precision = -1;
    for (Range range : ranges) {
      boolean meant = range.media.covers(offer) || offer.covers(range.media);
      if (meant && range.media.precision() > precision) {
        precision = range.media.precision();
        quality = range.quality;
      }
    }
    return quality;
  }
}
