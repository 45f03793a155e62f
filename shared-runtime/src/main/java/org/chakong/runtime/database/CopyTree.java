package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.chakong.runtime.disk.PrivateFiles;

/** Copies a file or a directory, of a data directory only what belongs into a backup. */
final class CopyTree extends SimpleFileVisitor<Path> {

  /** Of the data directory: what belongs to the running server, or comes from the archive. */
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "pg_stat_tmp", "recovery.signal", "epg-lock");

  private static final Set<String> EMPTY =
      Set.of("pg_wal", "pg_replslot", "pg_notify", "pg_dynshmem", "pg_subtrans", "pg_snapshots");

  private final Path from;
  private final Path to;

  private CopyTree(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new CopyTree(from, to));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes of) throws IOException {
    if (NOT_COPIED.contains(name(dir))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    PrivateFiles.directory(target(dir));
    boolean inside = dir.getParent().equals(from) && EMPTY.contains(name(dir));
    return inside ? emptied(dir) : FileVisitResult.CONTINUE;
  }

  private FileVisitResult emptied(Path dir) throws IOException {
    if (name(dir).equals("pg_wal")) {
      PrivateFiles.directory(target(dir).resolve("archive_status"));
    }
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
    if (NOT_COPIED.contains(name(file))) {
      return FileVisitResult.CONTINUE;
    }
    try {
      Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException goneMeanwhile) {
      // a table that was dropped: the log says so too
      return FileVisitResult.CONTINUE;
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

  private Path target(Path inside) {
    return to.resolve(from.relativize(inside).toString());
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
