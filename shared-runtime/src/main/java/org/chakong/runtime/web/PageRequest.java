package org.chakong.runtime.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chakong.contracts.api.Page;

/** Which part of a list a caller asks for. */
public record PageRequest(int limit, Optional<Cursor> after) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 200;

  /**
   * @param limit 1 to 200, null for 50
   * @param cursor as given out with the page before, null for the first page
   * @param parts how many parts the list's sort key has
   * @throws ProblemException 400 when either is not as the contract says
   */
  public static PageRequest of(Integer limit, String cursor, int parts) {
    int size = limit == null ? DEFAULT_LIMIT : limit;
    if (size < 1 || size > MOST) {
      throw ProblemException.malformed("limit");
    }
    return new PageRequest(
        size, Optional.ofNullable(cursor).map(text -> Cursor.parse(text, parts)));
  }

  /** One row more than asked, which tells whether there is another page. */
  public int fetch() {
    return limit + 1;
  }

  /** Cuts what was fetched to a page. */
  public <R, T> Page<T> page(List<R> fetched, Function<R, T> item, Function<R, Cursor> key) {
    List<R> rows = fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    String next = fetched.size() > limit ? key.apply(rows.getLast()).opaque() : null;
    return new Page<>(rows.stream().map(item).toList(), next);
  }
}
