package org.chakong.contracts.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One signing key as a file: a PKCS#8 {@code PRIVATE KEY} block, as any tool writes it. */
final class KeyFile {

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
  private static final long MAX_BYTES = 8 * 1024;

  private KeyFile() {}

  static SigningKey read(Path file) {
    Matcher block = BLOCK.matcher(text(file));
    if (!block.matches()) {
      throw unfit(file, "is not a PRIVATE KEY block");
    }
    SigningKey key = key(file, block.group(1));
    if (!file.getFileName().toString().equals(key.kid() + ".pem")) {
      throw unfit(file, "is not named after the thumbprint of its key");
    }
    return key;
  }

  /**
   * Writes into an existing file, whose mode already keeps others out, and waits until the disk has
   * it.
   */
  static void write(SigningKey key, Path file) throws IOException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.privateKey().getEncoded());
    String text = "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Gives a finished file its name in one step and waits until the disk has that too. */
  static void publish(Path finished, Path name) throws IOException {
    Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory =
        FileChannel.open(name.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        throw unfit(file, "is not a file of key size");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("Key file " + file + " cannot be read", e);
    }
  }

  private static SigningKey key(Path file, String base64) {
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
      return SigningKey.of(privateKey, Es256.publicOf(privateKey));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not chained: a parser's message may quote what it could not read.
      throw unfit(file, "does not hold an EC key on P-256");
    }
  }

  private static IllegalStateException unfit(Path file, String why) {
    return new IllegalStateException("Key file " + file + " " + why);
  }
}
