package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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

  /** Of the data directory: what belongs to the running server, or comes from the archive. */
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "pg_stat_tmp", "recovery.signal", "epg-lock");

  private static final Set<String> EMPTY =
      Set.of("pg_wal", "pg_replslot", "pg_notify", "pg_dynshmem", "pg_subtrans", "pg_snapshots");

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
        copy(room.resolve("pg"), to.resolve("pg"));
        Files.writeString(to.resolve("pg/backup_label"), backup.end(patience));
      }
      for (String file : Set.of(DatabaseRoom.PASSWORD, DatabaseRoom.READY, "keys")) {
        if (Files.exists(room.resolve(file))) {
          copy(room.resolve(file), to.resolve(file));
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
    copy(from.resolve(name), half);
    return half;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes of)
              throws IOException {
            if (NOT_COPIED.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            PrivateFiles.directory(to.resolve(from.relativize(dir).toString()));
            boolean inside = dir.getParent().equals(from) && EMPTY.contains(name(dir));
            return inside ? emptied(dir) : FileVisitResult.CONTINUE;
          }

          private FileVisitResult emptied(Path dir) throws IOException {
            if (name(dir).equals("pg_wal")) {
              PrivateFiles.directory(
                  to.resolve(from.relativize(dir).toString()).resolve("archive_status"));
            }
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            if (!NOT_COPIED.contains(name(file))) {
              try {
                Path target = from.equals(file) ? to : to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
              } catch (NoSuchFileException goneMeanwhile) {
                // a table that was dropped: the log says so too
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
