package org.chakong.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chakong.runtime.disk.PrivateFiles;

/** Starts a PostgreSQL server on the data of a room, which are made if there never were any. */
final class LaunchServer {

  /** Free to choose at the first start; a server that is started again keeps its port. */
  static final int ANY_PORT = 0;

  private LaunchServer() {}

  static EmbeddedPostgres on(DatabaseRoom room, String password, int port, Duration patience)
      throws IOException {
    room.refuseIfGone();
    Redirect log = Redirect.appendTo(room.log().toFile());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(room.data())
          .setPort(port == ANY_PORT ? FreePort.find() : port)
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setOverrideWorkingDirectory(binaries(room).toFile())
          .setPGStartupWait(patience)
          .setOutputRedirector(log)
          .setErrorRedirector(log)
          .setConnectConfig("password", password)
          .setLocaleConfig("locale", "C")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("max_connections", "100")
          // who looks for one message by its number or jti locks every month and its indexes
          .setServerConfig("max_locks_per_transaction", "512")
          // the library's defaults are for throw-away tests
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          // an error's text, detail and statement may hold personal data
          .setServerConfig("log_min_messages", "log")
          .setServerConfig("log_min_error_statement", "panic")
          .start();
    } catch (IllegalStateException e) {
      throw new IOException("PostgreSQL does not start, see " + room.log(), e);
    }
  }

  /** Unpacked once per user, so that a new data directory starts quickly. */
  private static Path binaries(DatabaseRoom room) throws IOException {
    Path home = Path.of(System.getProperty("user.home", ""));
    if (Files.isDirectory(home) && Files.isWritable(home)) {
      return PrivateFiles.directory(home.resolve(".cache/chakong/postgres"));
    }
    return PrivateFiles.directory(room.dir().toAbsolutePath().resolve("postgres"));
  }
}
