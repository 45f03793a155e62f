package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {

  @TempDir Path temp;

  @Test
  void theFirstStartMakesAKeyAndTheSecondLoadsIt() {
    SigningKey made = directory().loadOrCreate();
    SigningKey loaded = directory().loadOrCreate();

    assertThat(loaded).isEqualTo(made);
    assertThat(directory().all()).containsExactly(made);
    assertThat(made.kid()).isEqualTo(Es256.thumbprint(made.publicKey()));
    byte[] message = {1, 2, 3};
    assertThat(Es256.verify(Es256.sign(message, loaded.privateKey()), message, made.publicKey()))
        .isTrue();
  }

  @Test
  void onlyTheOwnerCanReadAKeyOrItsDirectory() throws IOException {
    SigningKey key = directory().loadOrCreate();

    assertThat(mode(keys())).isEqualTo("rwx------");
    assertThat(mode(fileOf(key))).isEqualTo("rw-------");
  }

  @Test
  void aDirectoryOthersCouldReadIsClosedBeforeAKeyIsMadeInIt() throws IOException {
    Files.createDirectories(keys());
    Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwxr-xr-x"));

    directory().loadOrCreate();

    assertThat(mode(keys())).isEqualTo("rwx------");
  }

  @Test
  void nothingIsThereBeforeTheFirstStart() {
    assertThat(directory().all()).isEmpty();
    assertThat(directory().jwks()).isEqualTo("{\"keys\":[]}");
    assertThat(keys()).doesNotExist();
  }

  @Test
  void whatACrashLeftHalfMadeIsNeverAKeyAndIsClearedAway() throws IOException {
    Files.createDirectories(keys());
    Path half =
        Files.writeString(keys().resolve(".new-123.tmp"), "-----BEGIN PRIVATE KEY-----\nMIGH");

    SigningKey key = directory().loadOrCreate();

    assertThat(half).doesNotExist();
    assertThat(files()).containsExactlyInAnyOrder(".lock", key.kid() + ".pem");
  }

  @RepeatedTest(20)
  void threadsThatStartAtOnceGetOneKey() throws Exception {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<SigningKey> begin =
        () -> {
          start.await();
          return directory().loadOrCreate();
        };
    Set<SigningKey> keys = new HashSet<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<SigningKey>> started = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        started.add(pool.submit(begin));
      }
      for (Future<SigningKey> key : started) {
        keys.add(key.get());
      }
    }

    assertThat(keys).hasSize(1);
    assertThat(directory().all()).hasSize(1);
  }

  @Test
  void theNewestOfSeveralKeysSignsAndAllArePublished() throws IOException {
    SigningKey first = directory().loadOrCreate();
    SigningKey second = new KeyDirectory(temp.resolve("other")).loadOrCreate();
    Path copy = Files.copy(temp.resolve("other").resolve(second.kid() + ".pem"), fileOf(second));
    Files.setLastModifiedTime(fileOf(first), FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
    Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("2026-11-02T00:00:00Z")));

    assertThat(directory().loadOrCreate()).isEqualTo(second);
    assertThat(directory().all()).containsExactly(second, first);
    PinnedKeys published = PinnedKeys.fromJwks(directory().jwks(), Parties.COURT, Set.of());
    assertThat(published.keys())
        .containsExactlyInAnyOrder(first.ownedBy(Parties.COURT), second.ownedBy(Parties.COURT));

    Files.setLastModifiedTime(fileOf(first), FileTime.from(Instant.parse("2026-11-03T00:00:00Z")));
    assertThat(directory().loadOrCreate()).isEqualTo(first);
  }

  @Test
  void theJwkSetHoldsTheseMembersAndNothingPrivate() throws IOException {
    SigningKey key = directory().loadOrCreate();

    JsonNode keys = new ObjectMapper().readTree(directory().jwks()).path("keys");

    assertThat(keys).hasSize(1);
    JsonNode jwk = keys.get(0);
    assertThat(jwk.properties().stream().map(member -> member.getKey()))
        .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "use", "alg");
    assertThat(
            List.of(
                text(jwk, "kty"),
                text(jwk, "crv"),
                text(jwk, "use"),
                text(jwk, "alg"),
                text(jwk, "kid")))
        .containsExactly("EC", "P-256", "sig", "ES256", key.kid());
    assertThat(Base64.getUrlDecoder().decode(text(jwk, "x"))).hasSize(32);
    assertThat(Base64.getUrlDecoder().decode(text(jwk, "y"))).hasSize(32);
  }

  @Test
  void aKeyNeverPrintsItsPrivatePart() {
    SigningKey key = directory().loadOrCreate();
    assertThat(key).hasToString("SigningKey[" + key.kid() + "]");
  }

  @Test
  void aFileThatIsNoKeyIsNamedAndNotQuoted() throws Exception {
    SigningKey key = directory().loadOrCreate();
    String pem = Files.readString(fileOf(key));

    assertRefused("");
    assertRefused("secret");
    assertRefused("secret".repeat(4000));
    assertRefused(pem.substring(0, pem.length() / 2));
    assertRefused(pem + "secret");
    assertRefused(pem.replaceFirst("KEY-----\nM", "KEY-----\nA"));
    assertRefused(pem + pem);
    assertRefused(pem(new ECGenParameterSpec("secp384r1"), "EC"));
    assertRefused(pem(null, "RSA"));
    // A good key under another name.
    assertRefused(pem);
  }

  @Test
  void aDirectoryUnderTheNameOfAKeyIsRefused() throws IOException {
    Files.createDirectories(keys().resolve("x.pem"));
    assertThatThrownBy(() -> directory().loadOrCreate())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("x.pem");
  }

  private void assertRefused(String content) throws IOException {
    Path foreign = Files.writeString(keys().resolve("foreign.pem"), content);
    for (Callable<?> use :
        List.<Callable<?>>of(directory()::loadOrCreate, directory()::all, directory()::jwks)) {
      assertThatThrownBy(use::call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(foreign.toString())
          .hasMessageNotContaining("secret")
          .hasNoCause();
    }
  }

  private static String pem(ECGenParameterSpec curve, String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (curve != null) {
      generator.initialize(curve);
    }
    var pair = generator.generateKeyPair();
    return block("PRIVATE KEY", pair.getPrivate());
  }

  private static String block(String label, Key key) {
    String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
  }

  private KeyDirectory directory() {
    return new KeyDirectory(keys());
  }

  private Path keys() {
    return temp.resolve("data").resolve("keys");
  }

  private Path fileOf(SigningKey key) {
    return keys().resolve(key.kid() + ".pem");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(keys())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText();
  }
}
