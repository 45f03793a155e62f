package org.chakong.gateway.change;

import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/**
 * Where a reader of the feed goes on. It says that it is of the feed: one of another list, taken by
 * mistake, would move the reader past changes without a word.
 */
public final class ChangeCursor {

  private static final String KIND = "change";
  private static final int PARTS = 2;

  private ChangeCursor() {}

  /**
   * A page of the feed.
   *
   * @throws ProblemException 400 when the cursor is not of the feed
   */
  public static PageRequest page(Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, PARTS);
    after(page);
    return page;
  }

  /** Where to read on behind a change. */
  public static String behind(long seq) {
    return Cursor.after(KIND, seq).opaque();
  }

  /** The number of the last change that was read, 0 for none. */
  static long after(PageRequest page) {
    return page.after().map(ChangeCursor::number).orElse(0L);
  }

  private static long number(Cursor cursor) {
    try {
      if (cursor.key().getFirst().equals(KIND)) {
        return Long.parseLong(cursor.key().getLast());
      }
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
    throw ProblemException.malformed("cursor");
  }
}
