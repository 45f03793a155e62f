package org.chakong.runtime.web;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells a database that cannot keep up from one that says no: a pool that gave no connection in
 * time, a statement or a wait for a lock that took too long, a server without room. Whatever was
 * begun is rolled back, so the caller may come again.
 */
final class DatabaseBusy {

  private static final String POOL = "io.agroal.pool.";
  private static final int CAUSES = 10;

  /** Of SQL states the beginnings: connection, resources, cancelled, lock, shutting down. */
  private static final List<String> STATES = List.of("08", "53", "57014", "55P03", "57P0");

  private DatabaseBusy() {}

  static boolean isShownBy(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(cause -> cause instanceof SQLException said && isBusy(said));
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
