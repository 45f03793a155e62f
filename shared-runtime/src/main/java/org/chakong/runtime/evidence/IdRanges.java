package org.chakong.runtime.evidence;

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

  private static final Pattern FORM =
      Pattern.compile("\\d{1,18}(-\\d{1,18})?(,\\d{1,18}(-\\d{1,18})?)*");

  IdRanges {
    if (!FORM.matcher(text).matches()) {
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

  private static LongStream range(String part) {
    int dash = part.indexOf('-');
    return dash < 0
        ? LongStream.of(Long.parseLong(part))
        : LongStream.rangeClosed(
            Long.parseLong(part.substring(0, dash)), Long.parseLong(part.substring(dash + 1)));
  }
}
