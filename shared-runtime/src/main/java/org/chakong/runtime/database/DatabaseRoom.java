package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.chakong.runtime.disk.PrivateFiles;

/**
 * What a service's room holds of its database.
 *
 * @param dir the service's own directory
 */
record DatabaseRoom(Path dir) {

  /** In a room whose database was set up once: from then on none is made anew. */
  static final String READY = "pg-ready";

  static final String PASSWORD = "pg-password";

  /** Runs before there is anything to inject. */
  private static final Clock REAL = Clock.systemUTC();

  Path data() {
    return dir.resolve("pg").toAbsolutePath();
  }

  Path log() {
    return dir.resolve("pg.log").toAbsolutePath();
  }

  /** The room for one process, until it is closed. */
  FileChannel lock() throws IOException {
    FileChannel channel =
        FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException(dir + " is in use by this very process", e);
    }
    channel.close();
    throw new IOException(dir + " is in use by another running service");
  }

  /** Made up at the first call. */
  String password() throws IOException {
    Path file = dir.resolve(PASSWORD);
    if (Files.notExists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  boolean isReady() {
    return Files.exists(dir.resolve(READY));
  }

  void ready() throws IOException {
    Files.createFile(dir.resolve(READY));
  }

  /** What a first start that was killed half way left: no service ever wrote to it. */
  void putUnfinishedAside() throws IOException {
    if (Files.exists(data()) && !isReady()) {
      Files.move(data(), Files.createTempDirectory(dir, "pg-unfinished-").resolve("pg"));
    }
  }

  /** The library would make an empty one, open to everybody, where a volume is not mounted. */
  void refuseIfGone() throws IOException {
    boolean there =
        Files.exists(data().resolve("PG_VERSION"))
            && Files.exists(data().resolve("postgresql.conf"));
    if (!there && isReady()) {
      throw new IOException(
          data()
              + " is gone, where a database was: mount it or put a backup back; none is made anew");
    }
  }

  /** As {@link Postmaster#running}. */
  Optional<Postmaster> running(Duration patience) throws IOException {
    return Postmaster.running(data(), patience, REAL);
  }

  boolean isServerAlive() {
    return Postmaster.isAlive(data(), REAL);
  }

  /** The superuser's way to the server that runs here. */
  Optional<ServerAccess> superuser(Duration patience) throws IOException {
    Optional<Postmaster> running = running(patience);
    String password = running.isPresent() ? password() : "";
    return running.map(server -> new ServerAccess(server.port(), password));
  }
}
