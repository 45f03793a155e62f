package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The embedded database of a running service, changed behind its back. */
public final class Tables {

  private static final int PORT_LINE = 3;

  private final Path room;

  /**
   * @param room the directory {@code gateway} or {@code fund} under the data
   */
  public Tables(Path room) {
    this.room = room;
  }

  /** Settings with which one more process finds the database that another one runs in its room. */
  public static List<String> settings(Path room) throws IOException {
    return List.of(
        "-Dquarkus.datasource.jdbc.url=" + new Tables(room).url(),
        "-Dquarkus.datasource.username=chakong",
        "-Dchakong.database.password-file=" + room.resolve("pg-password"));
  }

  /** The first column of the first row of a query. */
  public long number(String query) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Executes statements of which each must change one row. */
  public void change(String... statements) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        int rows = sql.executeUpdate(statement);
        if (rows != 1) {
          throw new IllegalStateException(rows + " rows changed by " + statement);
        }
      }
    }
  }

  /** How many rows a statement changes. */
  int changed(String statement) {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      return sql.executeUpdate(statement);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("a table cannot be changed", e);
    }
  }

  /** Executes statements, however many rows they change. */
  public void execute(String... statements) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  private Connection connect() throws IOException, SQLException {
    String password = Files.readString(room.resolve("pg-password")).strip();
    return DriverManager.getConnection(url(), "chakong", password);
  }

  private String url() throws IOException {
    String port = Files.readAllLines(room.resolve("pg/postmaster.pid")).get(PORT_LINE);
    return "jdbc:postgresql://127.0.0.1:" + port.strip() + "/chakong";
  }
}
