package org.chakong.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
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

  /**
   * The library does not see that a start failed and waits; one that takes longer goes on alone.
   */
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private static final String LIBRARY_LOCK = "epg-lock";

  private final DatabaseRoom room;
  private final String password;
  private final FileChannel lock;
  private final int port;
  private final boolean adopted;
  private Optional<EmbeddedPostgres> started;
  private String trouble = "";
  private volatile boolean closing;

  private EmbeddedDatabase(
      DatabaseRoom room,
      String password,
      FileChannel lock,
      Optional<EmbeddedPostgres> started,
      int port) {
    this.room = room;
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
    DatabaseRoom of = new DatabaseRoom(room);
    FileChannel lock = of.lock();
    try {
      EmbeddedDatabase database = start(of, lock);
      return archive.isPresent() ? database.archiving(archive.get()) : database;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedDatabase start(DatabaseRoom room, FileChannel lock) throws IOException {
    String password = room.password();
    Optional<Postmaster> running = room.running(PATIENCE);
    if (running.isEmpty()) {
      room.putUnfinishedAside();
    }
    Optional<EmbeddedPostgres> started =
        running.isPresent()
            ? Optional.empty()
            : Optional.of(LaunchServer.on(room, password, LaunchServer.ANY_PORT, PATIENCE));
    int port = running.map(Postmaster::port).orElseGet(() -> started.orElseThrow().getPort());
    EmbeddedDatabase database = new EmbeddedDatabase(room, password, lock, started, port);
    try {
      database.server().awaitReady(PATIENCE);
      if (!room.isReady()) {
        database.server().secure(room.data());
        room.ready();
      }
      return database;
    } catch (SQLException e) {
      database.close();
      throw new IOException(
          "PostgreSQL in " + room.data() + " does not answer: " + e.getMessage(), e);
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
      EmbeddedPostgres again = LaunchServer.on(room, password, LaunchServer.ANY_PORT, PATIENCE);
      EmbeddedDatabase database =
          new EmbeddedDatabase(room, password, lock, Optional.of(again), again.getPort());
      database.server().awaitReady(PATIENCE);
      database.server().archiveInTime();
      return database;
    } catch (SQLException e) {
      close();
      throw new IOException(
          "PostgreSQL in " + room.data() + " can not archive: " + e.getMessage(), e);
    }
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
    return new DatabaseRoom(room).superuser(PATIENCE).map(EmbeddedDatabase::access);
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
      if (!closing && !room.isServerAlive()) {
        startAgain();
      }
    }
  }

  private synchronized void startAgain() {
    if (closing) {
      return;
    }
    try {
      room.refuseIfGone();
      // what ended is nothing the library could stop: without one of its own, close() stops what
      // runs
      started = Optional.empty();
      // of the server that ended, and of attempts that failed: the library gives none free
      Files.deleteIfExists(room.data().resolve(LIBRARY_LOCK));
      if (room.running(AGAIN).isEmpty()) {
        started = Optional.of(LaunchServer.on(room, password, port, AGAIN));
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
    Optional<Postmaster> running = room.running(PATIENCE);
    if (running.isEmpty()) {
      return;
    }
    server().disconnectOthers();
    running.get().process().destroy();
    // the server removes its pid file last; its process may stay a zombie where nobody waits for it
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(room.data().resolve("postmaster.pid"))) {
      if (System.nanoTime() > end) {
        throw new IOException("PostgreSQL in " + room.data() + " does not stop");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
