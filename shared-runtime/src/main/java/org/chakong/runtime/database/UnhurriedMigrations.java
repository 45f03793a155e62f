package org.chakong.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration take as long as it needs. The driver gives up on a server that is silent for
 * longer than any statement of a service takes; building an index on years of requests may take
 * longer, and would be begun anew at every start.
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
      } else {
        // the connection goes back to the service's pool
        connection.setNetworkTimeout(Runnable::run, usual);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the time a migration may take cannot be set", e);
    }
  }
}
