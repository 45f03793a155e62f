package org.chakong.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.chakong.runtime.disk.PrivateFiles;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL in {@code room/pg}, run by the service itself so that nothing has to be
 * installed. Its data stay across restarts and commits reach the disk. It listens on 127.0.0.1 only
 * and asks for the password in {@code room/pg-password} (mode 0600).
 *
 * <p>A server that outlived its service (kill −9) is taken over; one that ends before its service
 * is started again, see {@link #keepRunning()}. Two services on one room are refused.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Runs before there is anything to inject. */
  private static final Clock REAL = Clock.systemUTC();

  /**
   * The library does not see that a start failed and waits; one that takes longer goes on alone.
   */
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private static final String LIBRARY_LOCK = "epg-lock";

  /** In a room whose database was set up once: from then on none is made anew. */
  static final String READY = "pg-ready";

  /** Free to choose at the first start; a server that is started again keeps its port. */
  private static final int ANY_PORT = 0;

  private final Path pgData;
  private final String password;
  private final FileChannel lock;
  private final int port;
  private final boolean adopted;
  private Optional<EmbeddedPostgres> started;
  private String trouble = "";
  private volatile boolean closing;

  private EmbeddedDatabase(
      Path pgData,
      String password,
      FileChannel lock,
      Optional<EmbeddedPostgres> started,
      int port) {
    this.pgData = pgData;
    this.password = password;
    this.lock = lock;
    this.started = started;
    this.port = port;
    this.adopted = started.isEmpty();
  }

  /**
   * Starts the database of a service, or takes over the one still running.
   *
   * @param room the service's own directory, made if missing
   * @throws IOException when another service uses the room or PostgreSQL does not start; the
   *     message says which, in one line
   */
  public static EmbeddedDatabase start(Path room) throws IOException {
    return start(room, Optional.empty());
  }

  /**
   * As {@link #start(Path)}, with an archive of the write-ahead log, without which there is no
   * recovery to a point in time.
   *
   * @param archive empty leaves the server as it was set up
   */
  public static EmbeddedDatabase start(Path room, Optional<WalArchive> archive) throws IOException {
    PrivateFiles.directory(room);
    FileChannel lock = lock(room);
    try {
      EmbeddedDatabase database = start(room, lock);
      return archive.isPresent() ? database.archiving(archive.get()) : database;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedDatabase start(Path room, FileChannel lock) throws IOException {
    Path pgData = room.resolve("pg").toAbsolutePath();
    String password = password(room.resolve("pg-password"));
    Path ready = room.resolve(READY);
    Optional<Postmaster> running = Postmaster.running(pgData, PATIENCE, REAL);
    if (running.isEmpty() && Files.exists(pgData) && Files.notExists(ready)) {
      // a first start that was killed half way: no service ever wrote to it
      Files.move(pgData, Files.createTempDirectory(room, "pg-unfinished-").resolve("pg"));
    }
    Optional<EmbeddedPostgres> started =
        running.isPresent()
            ? Optional.empty()
            : Optional.of(launch(pgData, password, ANY_PORT, PATIENCE));
    int port = running.map(Postmaster::port).orElseGet(() -> started.orElseThrow().getPort());
    EmbeddedDatabase database = new EmbeddedDatabase(pgData, password, lock, started, port);
    try {
      database.server().awaitReady(PATIENCE);
      if (Files.notExists(ready)) {
        database.server().secure(pgData);
        Files.createFile(ready);
      }
      return database;
    } catch (SQLException e) {
      database.close();
      throw new IOException("PostgreSQL in " + pgData + " does not answer: " + e.getMessage(), e);
    }
  }

  /** Archiving begins with a start: one more, the first time. */
  private EmbeddedDatabase archiving(WalArchive archive) throws IOException {
    PrivateFiles.directory(archive.dir());
    try {
      if (server().archiveWith(archive) || started.isEmpty()) {
        return this;
      }
      started.get().close();
      Optional<EmbeddedPostgres> again = Optional.of(launch(pgData, password, ANY_PORT, PATIENCE));
      EmbeddedDatabase database =
          new EmbeddedDatabase(pgData, password, lock, again, again.get().getPort());
      database.server().awaitReady(PATIENCE);
      database.server().archiveInTime();
      return database;
    } catch (SQLException e) {
      close();
      throw new IOException("PostgreSQL in " + pgData + " can not archive: " + e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres launch(Path pgData, String password, int port, Duration patience)
      throws IOException {
    Path room = pgData.getParent();
    refuseIfGone(pgData);
    Redirect log = Redirect.appendTo(room.resolve("pg.log").toFile());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(pgData)
          .setPort(port)
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
          // the library's defaults are for throw-away tests
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          // an error's text, detail and statement may hold personal data
          .setServerConfig("log_min_messages", "log")
          .setServerConfig("log_min_error_statement", "panic")
          .start();
    } catch (IllegalStateException e) {
      throw new IOException("PostgreSQL does not start, see " + room.resolve("pg.log"), e);
    }
  }

  /** The library would make an empty one, open to everybody, where a volume is not mounted. */
  private static void refuseIfGone(Path pgData) throws IOException {
    boolean there =
        Files.exists(pgData.resolve("PG_VERSION"))
            && Files.exists(pgData.resolve("postgresql.conf"));
    if (!there && Files.exists(pgData.resolveSibling(READY))) {
      throw new IOException(
          pgData
              + " is gone, where a database was: mount it or put a backup back; none is made anew");
    }
  }

  /** Unpacked once per user, so that a new data directory starts quickly. */
  private static Path binaries(Path room) throws IOException {
    Path home = Path.of(System.getProperty("user.home", ""));
    if (Files.isDirectory(home) && Files.isWritable(home)) {
      return PrivateFiles.directory(home.resolve(".cache/chakong/postgres"));
    }
    return PrivateFiles.directory(room.resolve("postgres"));
  }

  /** The room for one process, until it is closed. */
  static FileChannel lock(Path room) throws IOException {
    Path file = room.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException(room + " is in use by this very process", e);
    }
    channel.close();
    throw new IOException(room + " is in use by another running service");
  }

  private static String password(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  private ServerAccess server() {
    return new ServerAccess(port, password);
  }

  /** How to reach a database. */
  public record Access(String jdbcUrl, String username, String password) {
    @Override
    public String toString() {
      return "Access[" + jdbcUrl + "]";
    }
  }

  /** The server that a running service has in its room, for somebody who only reads. */
  public static Optional<Access> ofRunning(Path room) throws IOException {
    Optional<Postmaster> running =
        Postmaster.running(room.resolve("pg").toAbsolutePath(), PATIENCE, REAL);
    String password = running.isPresent() ? password(room.resolve("pg-password")) : "";
    return running.map(server -> access(new ServerAccess(server.port(), password)));
  }

  /** The superuser's way to the server that a running service has in its room. */
  static Optional<ServerAccess> superuser(Path room) throws IOException {
    Optional<Postmaster> running =
        Postmaster.running(room.resolve("pg").toAbsolutePath(), PATIENCE, REAL);
    String password = running.isPresent() ? password(room.resolve("pg-password")) : "";
    return running.map(server -> new ServerAccess(server.port(), password));
  }

  public Access access() {
    return access(server());
  }

  private static Access access(ServerAccess server) {
    return new Access(server.url(ServerAccess.DATABASE), ServerAccess.OWNER, server.password());
  }

  public String jdbcUrl() {
    return server().url(ServerAccess.DATABASE);
  }

  public String username() {
    return ServerAccess.OWNER;
  }

  public String password() {
    return password;
  }

  /**
   * From now on a server that ends before this is closed (killed, out of memory) is started again
   * on the same port, so that the service finds it there; meanwhile the service answers 503.
   */
  public void keepRunning() {
    Thread watch = new Thread(this::watch, "database-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    while (!closing) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (!closing && !Postmaster.isAlive(pgData, REAL)) {
        startAgain();
      }
    }
  }

  private synchronized void startAgain() {
    if (closing) {
      return;
    }
    try {
      refuseIfGone(pgData);
      // what ended is nothing the library could stop: without one of its own, close() stops what
      // runs
      started = Optional.empty();
      // of the server that ended, and of attempts that failed: the library gives none free
      Files.deleteIfExists(pgData.resolve(LIBRARY_LOCK));
      if (Postmaster.running(pgData, AGAIN, REAL).isEmpty()) {
        started = Optional.of(launch(pgData, password, port, AGAIN));
      }
      server().awaitReady(AGAIN);
      server().archiveInTime();
      LOG.error("PostgreSQL had ended and was started again");
      trouble = "";
    } catch (IOException | SQLException e) {
      // processes that a killed server leaves may take a moment to end; the watch looks again
      if (!trouble.equals(e.getMessage())) {
        LOG.warnf("PostgreSQL has ended and does not start yet: %s", e.getMessage());
      }
      trouble = e.getMessage();
    }
  }

  /** Whether a server left by a killed service was taken over. */
  public boolean adopted() {
    return adopted;
  }

  /** Stops the server, ending what is still connected, and gives the room free. */
  @Override
  public void close() throws IOException {
    closing = true;
    stop();
  }

  private synchronized void stop() throws IOException {
    try {
      if (started.isPresent()) {
        started.get().close();
      } else {
        stopRunning();
      }
    } finally {
      lock.close();
    }
  }

  private void stopRunning() throws IOException {
    Optional<Postmaster> running = Postmaster.running(pgData, PATIENCE, REAL);
    if (running.isEmpty()) {
      return;
    }
    server().disconnectOthers();
    running.get().process().destroy();
    // the server removes its pid file last; its process may stay a zombie where nobody waits for it
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(pgData.resolve("postmaster.pid"))) {
      if (System.nanoTime() > end) {
        throw new IOException("PostgreSQL in " + pgData + " does not stop");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
