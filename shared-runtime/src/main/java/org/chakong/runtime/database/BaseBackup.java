package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.runtime.disk.PrivateFiles;

/**
 * A base backup (基础备份) of an embedded database while it runs, and putting one back to a point in
 * time. The binaries that come with it have no {@code pg_basebackup}, so this is PostgreSQL's
 * low-level backup: begin, copy the files, end, keep the label; the write-ahead log comes from the
 * archive.
 */
final class BaseBackup {

  static final String COMPLETE = "complete";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(30);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private BaseBackup() {}

  /**
   * Copies a service's room, keys and password too: keep it as safe as the original.
   *
   * @throws IOException when the server does not run, archives nothing, or a file cannot be copied;
   *     what was copied is removed
   */
  static void take(Path room, Path to) throws IOException, SQLException {
    take(room, to, PATIENCE);
  }

  /**
   * @param patience how long the archive may take for the last of the log
   */
  static void take(Path room, Path to, Duration patience) throws IOException, SQLException {
    ServerAccess server =
        new DatabaseRoom(room)
            .superuser(SERVER_PATIENCE)
            .orElseThrow(() -> new IOException("no database runs in " + room));
    if (Files.exists(to)) {
      throw new IOException(to + " is there already");
    }
    try {
      PrivateFiles.directory(to);
      try (RunningBackup backup = server.beginBackup()) {
        CopyTree.copy(room.resolve("pg"), to.resolve("pg"));
        Files.writeString(to.resolve("pg/backup_label"), backup.end(patience));
      }
      for (String file : Set.of(DatabaseRoom.PASSWORD, DatabaseRoom.READY, "keys")) {
        if (Files.exists(room.resolve(file))) {
          CopyTree.copy(room.resolve(file), to.resolve(file));
        }
      }
      reachDisk(to);
      Files.createFile(to.resolve(COMPLETE));
      reachDisk(to.resolve(COMPLETE));
    } catch (IOException | SQLException e) {
      removeHalf(to, e);
      throw e;
    }
  }

  private static void removeHalf(Path to, Exception why) {
    try {
      KeptBackups.remove(to);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** Older backups and their log may leave once this one is there. */
  private static void reachDisk(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }

  /**
   * @param archive where the write-ahead log was archived
   * @param at up to when; empty for as far as the archive reaches
   * @throws IOException when there is a database already, a service uses the room, or the backup is
   *     not whole
   */
  static void putBack(Path from, Path archive, Path room, Optional<Instant> at) throws IOException {
    if (Files.notExists(from.resolve(COMPLETE))) {
      throw new IOException(from + " is no complete backup");
    }
    if (Files.exists(room.resolve("pg"))) {
      throw new IOException(room.resolve("pg") + " is there: move it away first");
    }
    String settings =
        "\nrestore_command = '%s'\n".formatted(WalArchive.restoreCommand(archive))
            + "recovery_target_time = '%s'\n".formatted(at.map(TIME::format).orElse(""))
            + "recovery_target_action = 'promote'\n";
    PrivateFiles.directory(room);
    try (FileChannel held = new DatabaseRoom(room).lock()) {
      // cut short before the database is there, the next start refuses and makes no empty one
      place(from, room, DatabaseRoom.READY);
      place(from, room, DatabaseRoom.PASSWORD);
      if (Files.exists(from.resolve("keys")) && Files.notExists(room.resolve("keys"))) {
        place(from, room, "keys");
      }
      Path database = half(from, room, "pg");
      Files.writeString(
          database.resolve("postgresql.auto.conf"), settings, StandardOpenOption.APPEND);
      Files.createFile(database.resolve("recovery.signal"));
      Files.move(database, room.resolve("pg"), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A file or directory is there under its name only when it is whole. */
  private static void place(Path from, Path room, String name) throws IOException {
    Files.move(half(from, room, name), room.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path half(Path from, Path room, String name) throws IOException {
    Path half = room.resolve(name + "-half");
    KeptBackups.remove(half);
    CopyTree.copy(from.resolve(name), half);
    return half;
  }
}
