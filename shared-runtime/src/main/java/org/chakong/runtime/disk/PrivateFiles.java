package org.chakong.runtime.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories only their owner may read, where the file system knows such a thing. */
public final class PrivateFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /** Makes the directory and its parents; new ones get mode 0700. */
  public static Path directory(Path directory) throws IOException {
    return Files.createDirectories(directory, mode("rwx------"));
  }

  /** Writes a new file with mode 0600; fails if there is one already. */
  public static void write(Path file, String content) throws IOException {
    Files.createFile(file, mode("rw-------"));
    Files.writeString(file, content);
  }

  /** Opens a new file with mode 0600 for writing; fails if there is one already. */
  public static OutputStream create(Path file) throws IOException {
    Files.createFile(file, mode("rw-------"));
    return Files.newOutputStream(file);
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
