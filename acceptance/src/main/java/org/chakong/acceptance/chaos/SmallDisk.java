package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk of its own that can be filled to the last block: the kernel says that it is full. */
final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 4096;
  private static final int MOST_GONE = 100;

  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /**
   * Mounts one; empty where that is not allowed.
   *
   * @param place a directory, made if it is not there
   * @param size as {@code mount} wants it, in memory
   */
  static Optional<SmallDisk> at(Path place, String size) throws IOException, InterruptedException {
    Files.createDirectories(place);
    if (!run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + size, "tmpfs", place.toString())) {
      return Optional.empty();
    }
    var disk = new SmallDisk(place);
    // a run that is broken off leaves nothing mounted
    Runtime.getRuntime().addShutdownHook(new Thread(disk::close, "unmount"));
    return Optional.of(disk);
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** Writes until there is no room for a block. */
  void fill() throws IOException {
    IOException full;
    int gone = 0;
    do {
      full = append();
      // a file that a service took away at this moment has left room again
    } while (place.toFile().getUsableSpace() >= BLOCK && ++gone < MOST_GONE);
    if (gone == MOST_GONE) {
      throw full;
    }
  }

  private IOException append() {
    byte[] block = new byte[BLOCK];
    try (OutputStream out =
        Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return full;
    }
  }

  /** Gives the room back. */
  void empty() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return place.resolve("ballast");
  }

  @Override
  public void close() {
    try {
      // processes that are just ending may still have files open
      run("umount", "-l", place.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
