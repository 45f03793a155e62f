package org.chakong.runtime.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a start try again what failed at the start before. Flyway notes a migration that failed
 * outside a transaction, such as an index that was built {@code CONCURRENTLY}, and refuses every
 * start, of the old version too, until somebody removes the note. Such migrations begin with
 * dropping what was left of them ({@code MigrationRulesTest}), and what fails in a transaction
 * leaves neither trace nor note.
 */
public final class BrokenOffMigrations extends BaseCallback {

  /** For Flyway, which makes one itself. */
  public BrokenOffMigrations() {}

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_VALIDATE;
  }

  @Override
  public void handle(Event event, Context context) {
    String history = context.getConfiguration().getTable();
    try {
      if (exists(context.getConnection(), history)) {
        forget(context.getConnection(), history);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("what failed before cannot be tried again", e);
    }
  }

  /** There is none before the first start. */
  private static boolean exists(Connection connection, String history) throws SQLException {
    try (PreparedStatement look =
        connection.prepareStatement("SELECT to_regclass(quote_ident(?)) IS NOT NULL")) {
      look.setString(1, history);
      try (ResultSet found = look.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }

  private static void forget(Connection connection, String history) throws SQLException {
    try (Statement forget = connection.createStatement()) {
      forget.executeUpdate("DELETE FROM \"" + history + "\" WHERE NOT success");
    }
  }
}
