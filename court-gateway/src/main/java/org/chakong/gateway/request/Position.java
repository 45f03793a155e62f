package org.chakong.gateway.request;

import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/** Lists that are ordered by the id of their rows. */
public final class Position {

  private Position() {}

  /** A page of a list ordered by id. */
  public static PageRequest page(Integer limit, String cursor) {
    return PageRequest.of(limit, cursor, 1);
  }

  /**
   * The id after which a page goes on.
   *
   * @param start where the first page goes on
   * @throws ProblemException 400 when the cursor is of no such list
   */
  public static long after(PageRequest page, long start) {
    try {
      return page.after().map(Cursor::key).map(key -> Long.parseLong(key.getFirst())).orElse(start);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }
}
