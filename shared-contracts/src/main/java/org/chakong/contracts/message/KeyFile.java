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
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One signing key as a file. The public key stands beside the private one because the Java platform
 * cannot compute it from a PKCS#8 key; {@code openssl pkey -pubout} appends it to a key made
 * elsewhere.
 */
final class KeyFile {

  private static final Pattern PAIR =
      Pattern.compile("\\s*" + block("PRIVATE KEY") + "\\s*" + block("PUBLIC KEY") + "\\s*");
  private static final byte[] PROBE = "chakong key pair check".getBytes(StandardCharsets.US_ASCII);
  private static final long MAX_BYTES = 8 * 1024;

  private KeyFile() {}

  static SigningKey read(Path file) {
    Matcher pair = PAIR.matcher(text(file));
    if (!pair.matches()) {
      throw unfit(file, "is not a PRIVATE KEY block and a PUBLIC KEY block");
    }
    SigningKey key = key(file, pair.group(1), pair.group(2));
    if (!Es256.verify(Es256.sign(PROBE, key.privateKey()), PROBE, key.publicKey())) {
      throw unfit(file, "holds a private and a public key that do not belong together");
    }
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
    String text =
        pem("PRIVATE KEY", key.privateKey().getEncoded())
            + pem("PUBLIC KEY", key.publicKey().getEncoded());
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

  private static SigningKey key(Path file, String privateBase64, String publicBase64) {
    try {
      KeyFactory ec = KeyFactory.getInstance("EC");
      Base64.Decoder base64 = Base64.getMimeDecoder();
      PrivateKey privateKey =
          ec.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(privateBase64)));
      PublicKey publicKey = ec.generatePublic(new X509EncodedKeySpec(base64.decode(publicBase64)));
      Es256.requireCurve(privateKey);
      return SigningKey.of(privateKey, publicKey);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not chained: a parser's message may quote what it could not read.
      throw unfit(file, "does not hold an EC key pair on P-256");
    }
  }

  private static String block(String label) {
    return "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----";
  }

  private static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  private static IllegalStateException unfit(Path file, String why) {
    return new IllegalStateException("Key file " + file + " " + why);
  }
}
