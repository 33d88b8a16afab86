package dev.tapeout.runtime.host;

import java.util.ArrayList;
import java.util.List;

/** Lists of numbers as the kernel writes them: {@code 0-3,8}. */
public final class Processors {
  /** Linux has no more. */
  public static final int MOST = 8192;

  private Processors() {}

  /** Empty where the text is something else. */
  public static List<Integer> list(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : text.strip().split(",")) {
      String[] ends = range.split("-", 2);
      try {
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        for (int n = first; n <= last && n < MOST; n++) {
          numbers.add(n);
        }
      } catch (NumberFormatException e) {
        return List.of();
      }
    }
    return List.copyOf(numbers);
  }
}
