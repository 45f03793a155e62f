package org.chakong.runtime.database;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells a database that cannot keep up from one that says no: a pool that gave no connection in
 * time, a statement or a wait for a lock that took too long, a server without room or one that went
 * away. Whatever was begun is rolled back, so the caller may come again; where the server went away
 * within a commit nobody knows, and coming again under the same number is safe.
 */
public final class DatabaseBusy {

  private static final String POOL = "io.agroal.pool.";
  private static final int CAUSES = 10;
  private static final String DISK_FULL = "53100";

  /**
   * Of SQL states the beginnings: connection, resources, cancelled, lock, shutting down, a standby
   * that is not promoted yet, and two transactions of which one had to give way.
   */
  private static final List<String> STATES =
      List.of("08", "53", "57014", "55P03", "57P0", "25006", "40001", "40P01");

  private DatabaseBusy() {}

  /** Whether the failure, or what caused it, is the database's for the moment. */
  public static boolean isShownBy(Throwable failure) {
    return isShownBy(failure, CAUSES, DatabaseBusy::isBusy);
  }

  /** Whether the database could not store for want of room. */
  public static boolean isFull(Throwable failure) {
    return isShownBy(failure, CAUSES, said -> DISK_FULL.equals(said.getSQLState()));
  }

  /** The transaction manager tells why a commit failed in what it suppressed, not in the cause. */
  private static boolean isShownBy(Throwable failure, int depth, Predicate<SQLException> such) {
    if (failure == null || depth == 0) {
      return false;
    }
    return (failure instanceof SQLException said && such.test(said))
        || isShownBy(failure.getCause(), depth - 1, such)
        || Stream.of(failure.getSuppressed()).anyMatch(also -> isShownBy(also, depth - 1, such));
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
