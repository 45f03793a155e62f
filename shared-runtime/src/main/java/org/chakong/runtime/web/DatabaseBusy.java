package org.chakong.runtime.web;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells a database that cannot keep up from one that says no: a pool that gave no connection in
 * time, a statement or a wait for a lock that took too long, a server without room or one that went
 * away. Whatever was begun is rolled back, so the caller may come again; where the server went away
 * within a commit nobody knows, and coming again under the same number is safe.
 */
final class DatabaseBusy {

  private static final String POOL = "io.agroal.pool.";
  private static final int CAUSES = 10;

  /** Of SQL states the beginnings: connection, resources, cancelled, lock, shutting down. */
  private static final List<String> STATES = List.of("08", "53", "57014", "55P03", "57P0");

  private DatabaseBusy() {}

  static boolean isShownBy(Throwable failure) {
    return isShownBy(failure, CAUSES);
  }

  /** The transaction manager tells why a commit failed in what it suppressed, not in the cause. */
  private static boolean isShownBy(Throwable failure, int depth) {
    if (failure == null || depth == 0) {
      return false;
    }
    return (failure instanceof SQLException said && isBusy(said))
        || isShownBy(failure.getCause(), depth - 1)
        || Stream.of(failure.getSuppressed()).anyMatch(also -> isShownBy(also, depth - 1));
  }

  private static boolean isBusy(SQLException said) {
    String state = said.getSQLState();
    return state == null ? isOfThePool(said) : STATES.stream().anyMatch(state::startsWith);
  }

  private static boolean isOfThePool(SQLException said) {
    StackTraceElement[] trace = said.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(POOL);
  }
}
