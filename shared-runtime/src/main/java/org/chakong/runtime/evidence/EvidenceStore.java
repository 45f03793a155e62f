package org.chakong.runtime.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.chakong.runtime.database.EmbeddedDatabase;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The evidence of one service, opened for reading as it stands at one moment. */
final class EvidenceStore implements AutoCloseable {

  private final String name;
  private final Handle handle;
  private final Optional<EmbeddedDatabase> started;

  private EvidenceStore(String name, Handle handle, Optional<EmbeddedDatabase> started) {
    this.name = name;
    this.handle = handle;
    this.started = started;
  }

  /** A database that is run elsewhere. */
  static EvidenceStore at(String jdbcUrl) throws CannotVerify {
    return new EvidenceStore("database", open(Jdbi.create(jdbcUrl)), Optional.empty());
  }

  /**
   * The embedded database of a service; started for the time of reading when the service does not
   * run.
   */
  static EvidenceStore in(Path room) throws CannotVerify {
    String name = room.getFileName().toString();
    try {
      Optional<EmbeddedDatabase.Access> running = EmbeddedDatabase.ofRunning(room);
      if (running.isPresent()) {
        return new EvidenceStore(name, open(running.get()), Optional.empty());
      }
      EmbeddedDatabase database = EmbeddedDatabase.start(room);
      try {
        return new EvidenceStore(name, open(database.access()), Optional.of(database));
      } catch (CannotVerify e) {
        database.close();
        throw e;
      }
    } catch (IOException e) {
      throw new CannotVerify("数据库无法打开 / cannot open the database in " + room, e);
    }
  }

  /** Whether a service has or had its embedded database here. */
  static boolean isRoom(Path room) {
    return Files.isDirectory(room.resolve("pg")) && Files.exists(room.resolve("pg-ready"));
  }

  private static Handle open(EmbeddedDatabase.Access access) throws CannotVerify {
    return open(Jdbi.create(access.jdbcUrl(), access.username(), access.password()));
  }

  private static Handle open(Jdbi jdbi) throws CannotVerify {
    try {
      Handle handle = jdbi.installPlugin(new PostgresPlugin()).open();
      handle.getConnection().setReadOnly(true);
      handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
      return handle.begin();
    } catch (JdbiException | SQLException e) {
      throw new CannotVerify("数据库无法打开 / cannot open the database", e);
    }
  }

  String name() {
    return name;
  }

  EvidenceRows rows() {
    return new EvidenceRows(handle);
  }

  MonthRows months() {
    return new MonthRows(handle);
  }

  @Override
  public void close() throws IOException {
    try {
      handle.rollback();
      handle.close();
    } finally {
      if (started.isPresent()) {
        started.get().close();
      }
    }
  }
}
