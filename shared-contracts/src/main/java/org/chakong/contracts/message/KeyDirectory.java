package org.chakong.contracts.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/**
 * The directory that holds a party's own signing keys, one {@code <kid>.pem} each: mode 0600 in a
 * directory of mode 0700, a PKCS#8 {@code PRIVATE KEY} block. The newest file signs, all are
 * published, so a key is changed by adding a file and later taking the old one away.
 *
 * <p>Every method throws {@link IllegalStateException} naming the file when one is not such a key,
 * and {@link UncheckedIOException} when the directory cannot be used. No message contains anything
 * of a file's content.
 */
public final class KeyDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<?> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path dir;

  public KeyDirectory(Path dir) {
    this.dir = Objects.requireNonNull(dir, "dir");
  }

  /**
   * The key that signs; the first call on an empty directory makes it. Threads and processes that
   * call at once get the same key.
   */
  public SigningKey loadOrCreate() {
    List<SigningKey> keys = all();
    return keys.isEmpty() ? createIfStillNone() : keys.getFirst();
  }

  /** All keys, the one that signs first; empty when there is none yet. */
  public List<SigningKey> all() {
    record Found(Path file, FileTime modified) {}
    if (Files.notExists(dir)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "[!.]*.pem")) {
      for (Path file : files) {
        found.add(new Found(file, Files.getLastModifiedTime(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Key directory " + dir + " cannot be read", e);
    }
    found.sort(Comparator.comparing(Found::modified).reversed().thenComparing(Found::file));
    return found.stream().map(key -> KeyFile.read(key.file())).toList();
  }

  /** The public JWK Set of this directory, for {@code /.well-known/jwks.json}. */
  public String jwks() {
    return jwks(all());
  }

  /**
   * The public JWK Set of some keys: {@code kty, crv, x, y, kid, use, alg} of each and nothing
   * private.
   */
  public static String jwks(Collection<SigningKey> keys) {
    List<JsonWebKey> published = new ArrayList<>();
    for (SigningKey key : keys) {
      published.add(Es256.publishedJwk(key.publicKey(), key.kid()));
    }
    return new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private SigningKey createIfStillNone() {
    // The file lock keeps other processes out, the monitor other threads: a JVM holds a file lock
    // as a whole.
    synchronized (KeyDirectory.class) {
      try {
        Files.createDirectories(dir, PRIVATE_DIRECTORY);
        Files.setPosixFilePermissions(dir, OWNER_ONLY);
        try (FileChannel lock = openLock()) {
          lock.lock();
          List<SigningKey> keys = all();
          return keys.isEmpty() ? create() : keys.getFirst();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("No key can be made in " + dir, e);
      }
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        dir.resolve(".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PRIVATE_FILE);
  }

  private SigningKey create() throws IOException {
    discardUnfinished();
    SigningKey key = SigningKey.generate();
    Path unfinished = Files.createTempFile(dir, ".new-", ".tmp", PRIVATE_FILE);
    KeyFile.write(key, unfinished);
    KeyFile.publish(unfinished, dir.resolve(key.kid() + ".pem"));
    return key;
  }

  /** What a crash left half-made; nobody was ever told of it. Only under the lock. */
  private void discardUnfinished() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, ".new-*.tmp")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
