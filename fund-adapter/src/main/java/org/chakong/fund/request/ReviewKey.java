package org.chakong.fund.request;

/**
 * Where the list of reviews goes on.
 *
 * @param due deadline as PostgreSQL reads it, {@code infinity} where none is known
 */
public record ReviewKey(String due, long sequence) {

  /** No deadline is known, which comes last. */
  public static final String NONE = "infinity";

  /** Before the first. */
  public static final ReviewKey START = new ReviewKey("-infinity", 0);

  static ReviewKey of(RequestRow row) {
    return new ReviewKey(row.dueAt() == null ? NONE : row.dueAt().toString(), row.sequence());
  }
}
