package org.chakong.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration take as long as it needs. The driver gives up on a server that is silent for
 * longer than any statement of a service takes; building an index on years of requests may take
 * longer, and would be begun anew at every start.
 *
 * <p>What runs in a transaction is given its time by {@code beforeEachMigrate.sql}, and waits
 * little for a table. Outside one, where that sets nothing, indexes are built {@code CONCURRENTLY}:
 * they wait for every transaction that is open, and nobody waits behind them.
 */
public final class UnhurriedMigrations extends BaseCallback {

  private static final int WITHOUT_END = 0;

  private int usual;

  /** For Flyway, which makes one itself. */
  public UnhurriedMigrations() {}

  @Override
  public boolean supports(Event event, Context context) {
    return switch (event) {
      case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
      default -> false;
    };
  }

  @Override
  public void handle(Event event, Context context) {
    Connection connection = context.getConnection();
    try {
      if (event == Event.BEFORE_EACH_MIGRATE) {
        usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, WITHOUT_END);
        outsideTransaction(connection, "SET statement_timeout = 0; SET lock_timeout = 0");
      } else {
        // the connection goes back to the service's pool
        connection.setNetworkTimeout(Runnable::run, usual);
        outsideTransaction(connection, "RESET statement_timeout; RESET lock_timeout");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the time a migration may take cannot be set", e);
    }
  }

  private static void outsideTransaction(Connection connection, String settings)
      throws SQLException {
    if (connection.getAutoCommit()) {
      try (Statement set = connection.createStatement()) {
        set.execute(settings);
      }
    }
  }
}
