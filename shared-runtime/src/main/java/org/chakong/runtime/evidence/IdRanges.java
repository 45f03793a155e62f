package org.chakong.runtime.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which ids there were, as text: {@code 1-57,59,61-64}. Identity columns leave gaps where a
 * transaction was rolled back; what a seal says there was not can not be missed later.
 */
record IdRanges(String text) {

  private static final Pattern PART = Pattern.compile("\\d{1,18}(-\\d{1,18})?");

  /** A range from its first id to its last. */
  @FunctionalInterface
  interface Range {
    void from(long first, long last);
  }

  IdRanges {
    // part by part: of a month there may be very many
    if (!Arrays.stream(text.split(",", -1)).allMatch(part -> PART.matcher(part).matches())) {
      throw new IllegalArgumentException("not a list of ids");
    }
  }

  /** Ids in ascending order. */
  static IdRanges of(List<Long> ids) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < ids.size()) {
      int end = at;
      while (end + 1 < ids.size() && ids.get(end + 1) == ids.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ",").append(ids.get(at));
      if (end > at) {
        text.append('-').append(ids.get(end));
      }
      at = end + 1;
    }
    return new IdRanges(text.toString());
  }

  PrimitiveIterator.OfLong iterator() {
    return Stream.of(text.split(",")).flatMapToLong(IdRanges::range).iterator();
  }

  /** The ranges one after the other. */
  void each(Range range) {
    for (String part : text.split(",")) {
      range.from(first(part), last(part));
    }
  }

  private static LongStream range(String part) {
    return LongStream.rangeClosed(first(part), last(part));
  }

  private static long first(String part) {
    int dash = part.indexOf('-');
    return Long.parseLong(dash < 0 ? part : part.substring(0, dash));
  }

  private static long last(String part) {
    return Long.parseLong(part.substring(part.indexOf('-') + 1));
  }
}
