package org.chakong.gateway.audit;

/** What a check looks at one of; findings are named by its number. */
enum Scope {
  REQUEST(
      "SELECT request_no FROM request WHERE request_no > :after ORDER BY request_no LIMIT :limit",
      "SELECT coalesce(max(id), 0) FROM request_event",
      "SELECT DISTINCT request_no FROM request_event WHERE id > :from AND id <= :to"),
  NOTICE(
      """
      SELECT lpad(CAST(id AS text), 19, '0') FROM notice
       WHERE id > CAST('0' || :after AS bigint) ORDER BY id LIMIT :limit
      """,
      "SELECT coalesce(max(id), 0) FROM notice",
      "SELECT lpad(CAST(id AS text), 19, '0') FROM notice WHERE id > :from AND id <= :to"),
  /** The tables that must only grow. */
  TABLE(
      """
      SELECT name FROM (VALUES ('assessment'), ('message'), ('notice'), ('request_event')) AS t (name)
       WHERE name > :after ORDER BY name LIMIT :limit
      """,
      null,
      null);

  private final String page;
  private final String newest;
  private final String touched;

  Scope(String page, String newest, String touched) {
    this.page = page;
    this.newest = newest;
    this.touched = touched;
  }

  /** The next numbers in their order. */
  String page() {
    return page;
  }

  /** Whether a history tells what was touched. */
  boolean hasHistory() {
    return newest != null;
  }

  /** The number of the last row of the history. */
  String newest() {
    return newest;
  }

  /** The numbers touched in a stretch of the history. */
  String touched() {
    return touched;
  }
}
