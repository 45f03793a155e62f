package org.chakong.runtime.demo;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.chakong.runtime.disk.PrivateFiles;

/**
 * The key pair that signs demo users' tokens (ES256), one for both services of a data directory.
 *
 * @param privateKey PKCS#8 PEM, mode 0600
 * @param publicKey X.509 PEM
 */
public record DemoIssuer(Path privateKey, Path publicKey) {

  static final String NAME = "chakong-demo";

  /** Reads the pair, or makes it; whoever comes second to a race takes the first one's. */
  public static DemoIssuer in(Path data) throws IOException {
    Path home = data.resolve("demo");
    if (Files.notExists(home)) {
      create(data, home);
    }
    return new DemoIssuer(home.resolve("issuer.pem"), home.resolve("issuer.pub.pem"));
  }

  private static void create(Path data, Path home) throws IOException {
    PrivateFiles.directory(data);
    Path draft = Files.createTempDirectory(data, "demo-");
    KeyPair pair = generate();
    PrivateFiles.write(
        draft.resolve("issuer.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    PrivateFiles.write(
        draft.resolve("issuer.pub.pem"), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    try {
      // a directory that is not empty is never replaced, so the first one stays
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Files.delete(draft.resolve("issuer.pem"));
      Files.delete(draft.resolve("issuer.pub.pem"));
      Files.delete(draft);
      if (Files.notExists(home)) {
        throw e;
      }
    }
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }

  /** What makes both the verifier and the signer use this pair. */
  public Map<String, String> settings() {
    return Map.of(
        "mp.jwt.verify.issuer",
        NAME,
        "mp.jwt.verify.publickey.location",
        publicKey.toUri().toString(),
        "mp.jwt.verify.publickey.algorithm",
        "ES256",
        "smallrye.jwt.sign.key.location",
        privateKey.toUri().toString(),
        "smallrye.jwt.new-token.signature-algorithm",
        "ES256");
  }
}
