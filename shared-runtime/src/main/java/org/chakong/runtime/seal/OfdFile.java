package org.chakong.runtime.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The files in an OFD (版式文档, GB/T 33190), by the directory at its end as readers see them. How much
 * is unpacked in all is bounded.
 */
final class OfdFile implements AutoCloseable {

  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 256L << 20;

  /** What is parsed and not only put into a digest. */
  private static final int LARGEST_PARSED = 4 << 20;

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> files;
  private final Guard guard;
  private long unpacked;

  private OfdFile(ZipFile zip, Map<String, ZipArchiveEntry> files, Guard guard) {
    this.zip = zip;
    this.files = files;
    this.guard = guard;
  }

  /**
   * @throws IOException when it is no archive, or one in which a name stands for two files
   */
  static OfdFile open(byte[] bytes, Guard guard) throws IOException {
    ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setIgnoreLocalFileHeader(false)
            .get();
    Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();
    var entries = zip.getEntries();
    while (entries.hasMoreElements()) {
      ZipArchiveEntry entry = entries.nextElement();
      boolean twice = !entry.isDirectory() && files.put(path(entry.getName()), entry) != null;
      if (twice || files.size() > MOST_FILES) {
        zip.close();
        throw new IOException("not an archive that can be relied on");
      }
    }
    files.values().removeIf(ZipArchiveEntry::isDirectory);
    return new OfdFile(zip, files, guard);
  }

  /** Names are told from the root, with or without a slash at the beginning. */
  static String path(String name) {
    String unix = name.replace('\\', '/');
    return unix.startsWith("/") ? unix.substring(1) : unix;
  }

  /** A name as one file gives it: from the root, or from where that file stands. */
  String path(String name, String from) {
    String whole = path(name);
    if (name.startsWith("/") || files.containsKey(whole)) {
      return whole;
    }
    int folder = from.lastIndexOf('/');
    return folder < 0 ? whole : from.substring(0, folder + 1) + whole;
  }

  Set<String> names() {
    return files.keySet();
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  /**
   * @throws IOException when it is not there or too large to be read
   */
  byte[] read(String path) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    write(path, content, LARGEST_PARSED);
    return content.toByteArray();
  }

  /** Puts a file into a digest or wherever it is to go. */
  void write(String path, OutputStream into) throws IOException {
    write(path, into, MOST_BYTES);
  }

  private void write(String path, OutputStream into, long most) throws IOException {
    ZipArchiveEntry entry = files.get(path);
    if (entry == null) {
      throw new IOException("not in the archive");
    }
    byte[] buffer = new byte[8192];
    long written = 0;
    try (InputStream content = zip.getInputStream(entry)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        guard.check();
        written += read;
        unpacked += read;
        if (written > most || unpacked > MOST_BYTES) {
          throw new Guard.Exceeded();
        }
        into.write(buffer, 0, read);
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
