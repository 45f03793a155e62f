package org.chakong.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded database of a running service, changed behind its back. */
final class Tables {

  private static final int PORT_LINE = 3;

  private final Path room;

  /**
   * @param service {@code gateway} or {@code fund}
   */
  Tables(City city, String service) {
    this.room = city.data().resolve(service);
  }

  /** Executes statements of which each must change one row. */
  void change(String... statements) throws IOException, SQLException {
    String port = Files.readAllLines(room.resolve("pg/postmaster.pid")).get(PORT_LINE);
    String password = Files.readString(room.resolve("pg-password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port.strip() + "/chakong";
    try (Connection connection = DriverManager.getConnection(url, "chakong", password);
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        int rows = sql.executeUpdate(statement);
        if (rows != 1) {
          throw new IllegalStateException(rows + " rows changed by " + statement);
        }
      }
    }
  }
}
