package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chakong.contracts.message.Digests;
import org.chakong.runtime.BesideOthers;
import org.chakong.runtime.database.EmbeddedDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked from the command line; bundles are checked by a script that uses no Java. */
@BesideOthers
class ExportRequestTest {

  private static final String REQUEST = "JZ-2026-000042";

  private static EmbeddedPostgres postgres;
  @TempDir Path dir;

  @BeforeAll
  static void start() throws IOException {
    postgres = KeptEvidence.postgres();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** What a command printed and how it ended. */
  private record Ran(int status, String out, String err) {}

  private Ran evidence(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new EvidenceCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.systemUTC())
            .run(args);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /**
   * A request with a paper and something else before and behind it; the last call is not sealed.
   */
  private static KeptEvidence store(String url) {
    KeptEvidence store = url == null ? KeptEvidence.in(postgres) : KeptEvidence.migrated(url);
    byte[] paper = KeptEvidence.bytes("%PDF-1.7");
    String sha = Digests.sha256Hex(paper);
    store.exchange("JZ-2026-000041");
    store.exchange("PUT", "/channel/v1/documents/" + sha, paper, false);
    store.seal(3);
    store.exchange(
        "POST",
        "/channel/v1/requests",
        KeptEvidence.bytes(
            """
            {"requestNo":"%s","subject":{"name":"测试甲"},
             "documents":[{"documentId":"sha256:%s"}]}\
            """
                .formatted(REQUEST, sha)),
        true);
    store.exchange("JZ-2026-000043");
    for (int i = 0; i < 9; i++) {
      store.exchange("JZ-2026-00005" + i);
    }
    store.seal(6);
    store.exchange("GET", "/channel/v1/requests/" + REQUEST, new byte[0], true);
    return store;
  }

  @Test
  void a_bundle_is_verified_by_standard_tools_and_only_as_it_was_exported() throws Exception {
    assumeTrue(onPath("bash") && onPath("jq") && onPath("openssl"), "bash, jq and openssl");
    KeptEvidence store = store(null);
    Path zip = dir.resolve("bundle.zip");
    Ran ran = evidence("export", REQUEST, "--jdbc", store.url, "--out", zip.toString());
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
        .isEqualTo("rw-------");
    unzip(zip);
    try (Stream<Path> messages = Files.list(dir.resolve("messages"))) {
      assertThat(messages.map(message -> message.getFileName().toString()).sorted().toList())
          .containsExactly("000003", "000004", "000005", "000006", "000027", "000028");
    }
    for (String tool : onPath("jose") ? List.of("jose", "openssl") : List.of("openssl")) {
      Ran check = check(tool);
      assertThat(check.status()).as(check.err()).isZero();
      assertThat(check.out())
          .contains("6 messages", "not sealed yet", Seal.hash(store.head()), store.courtKey.kid());
    }
    for (String file :
        new String[] {
          "messages/000005/body",
          "messages/000006/leaf.json",
          "messages/000005/token.jws",
          "messages/000003/proof.json",
          "keys.json",
          "chains/3.txt"
        }) {
      assertAlterationIsNoticed(file);
    }
    Path proof = dir.resolve("messages/000003/proof.json");
    Files.writeString(
        proof,
        Files.readString(proof)
            .replaceFirst("\"seal\" : \\d+", "\"seal\" : \"a[\\$(touch run-by-evidence)]\""));
    assertThat(check("openssl").status()).isNotZero();
    assertThat(dir.resolve("run-by-evidence")).doesNotExist();
  }

  private void assertAlterationIsNoticed(String file) throws Exception {
    Path path = dir.resolve(file);
    byte[] original = Files.readAllBytes(path);
    byte[] altered = original.clone();
    int at = place(file, new String(original, StandardCharsets.ISO_8859_1));
    altered[at] = (byte) (altered[at] == '0' ? '1' : '0');
    Files.write(path, altered);
    Ran check = check("openssl");
    assertThat(check.err()).as("%s altered", file).contains("FAILED");
    assertThat(check.status()).isNotZero();
    Files.write(path, original);
  }

  /** Where a change means something: white space of JSON does not. */
  private static int place(String file, String text) {
    return switch (file) {
      case "keys.json" -> text.indexOf('"', text.indexOf("\"x\"") + 3) + 5;
      case "messages/000003/proof.json" -> text.indexOf('"', text.indexOf('[')) + 5;
      default -> text.length() / 2;
    };
  }

  private void unzip(Path zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = dir.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, in.readAllBytes());
      }
    }
  }

  private Ran check(String tool) throws IOException, InterruptedException {
    Path out = dir.resolve("out.txt");
    Path err = dir.resolve("err.txt");
    Process process =
        new ProcessBuilder("bash", "check.sh", tool)
            .directory(dir.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static boolean onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
  }

  @Test
  void the_command_ends_with_0_1_and_2_as_it_says() throws IOException {
    KeptEvidence store = store(null);
    Path keys = dir.resolve("keys.json");
    Path head = dir.resolve("head.jws");
    Ran wrote = evidence("keys", "--jdbc", store.url, "--out", keys.toString());
    assertThat(wrote.status()).isZero();
    assertThat(wrote.err()).contains("court:410800 " + store.courtKey.kid());
    assertThat(evidence("head", "--jdbc", store.url, "--out", head.toString()).status()).isZero();
    String[] verify = {
      "verify", "--jdbc", store.url, "--keys", keys.toString(), "--head", head.toString()
    };
    assertThat(evidence(verify).status()).isZero();
    store.tamper("DELETE FROM message WHERE id = 8");
    Ran ran = evidence(verify);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("记录缺失", "record 8");
    Files.writeString(keys, "{}");
    assertThat(evidence(verify).status()).isEqualTo(2);
    assertThat(evidence("verify").err()).contains("usage");
    assertThat(evidence("export", "JZ-2026-099999", "--jdbc", store.url).status()).isEqualTo(1);
  }

  /**
   * Records 3 and 4 brought the paper, 5 is the request and 6 its answer, which does not name it.
   */
  @Test
  void a_bundle_says_what_was_deleted_and_the_command_ends_with_3() throws Exception {
    KeptEvidence store = store(null);
    Map<String, String> named = new LinkedHashMap<>();
    named.put("DELETE FROM message WHERE id = 5", "record missing: record 5, seal 3");
    named.put("DELETE FROM message WHERE id = 6", "record missing: record 6, seal 3 (");
    named.put("DELETE FROM message WHERE id = 3", "record missing: record 3, seal 1");
    named.put("DELETE FROM message WHERE id IN (5, 6)", "record missing: record 6, seal 3 (");
    named.put(
        "UPDATE message SET " + KeptEvidence.otherByte("body", 20) + " WHERE id = 5",
        "record altered: record 5, seal 3");
    for (Map.Entry<String, String> one : named.entrySet()) {
      KeptEvidence copy = store.copied(postgres);
      copy.tamper(one.getKey());
      Path zip = dir.resolve("bundle.zip");
      Ran ran = evidence("export", REQUEST, "--jdbc", copy.url, "--out", zip.toString());
      assertThat(ran.status()).as(ran.err()).isEqualTo(3);
      assertThat(ran.err()).as(one.getKey()).contains(one.getValue());
      unzip(zip);
      assertThat(Files.readString(dir.resolve("manifest.json")))
          .as(one.getKey())
          .contains(one.getValue());
      Files.delete(zip);
    }
  }

  @Test
  void a_bundle_without_all_messages_is_not_passed_by_its_script() throws Exception {
    assumeTrue(onPath("bash") && onPath("jq") && onPath("openssl"), "bash, jq and openssl");
    KeptEvidence store = store(null);
    store.tamper("DELETE FROM message WHERE id = 6");
    Path zip = dir.resolve("bundle.zip");
    assertThat(evidence("export", REQUEST, "--jdbc", store.url, "--out", zip.toString()).status())
        .isEqualTo(3);
    unzip(zip);
    Ran check = check("openssl");
    assertThat(check.status()).as(check.err()).isEqualTo(3);
    assertThat(check.err()).contains("record missing: record 6");
    try (Stream<Path> files = Files.list(dir.resolve("messages/000005"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(dir.resolve("messages/000005"));
    assertThat(check("openssl").err()).contains("FAILED", "messages/000005");
  }

  @Test
  void a_request_of_which_all_was_deleted_is_not_said_to_have_left_nothing() throws Exception {
    KeptEvidence store = store(null);
    store.tamper("DELETE FROM message WHERE id NOT BETWEEN 7 AND 24");
    Path zip = dir.resolve("bundle.zip");
    Ran ran = evidence("export", REQUEST, "--jdbc", store.url, "--out", zip.toString());
    assertThat(ran.status()).as(ran.err()).isEqualTo(3);
    assertThat(ran.err()).contains("record 3,", "record 4,", "record 5,", "record 6,");
    unzip(zip);
    if (onPath("bash") && onPath("jq") && onPath("openssl")) {
      assertThat(check("openssl").status()).isEqualTo(3);
    }
  }

  /** The paper came in a month that has left, the request in the next one. */
  @Test
  void what_left_by_signed_word_is_said_and_is_not_missing() throws Exception {
    KeptEvidence store = KeptEvidence.in(postgres);
    byte[] paper = KeptEvidence.bytes("%PDF-1.7");
    String sha = Digests.sha256Hex(paper);
    store.exchange("PUT", "/channel/v1/documents/" + sha, paper, false);
    String body =
        "{\"requestNo\":\"%s\",\"documents\":[{\"documentId\":\"sha256:%s\"}]}"
            .formatted(REQUEST, sha);
    store.exchange("POST", "/channel/v1/requests", KeptEvidence.bytes(body), true);
    Instant nextMonth = Instant.now().plus(Duration.ofDays(32));
    store.tamper(
        "UPDATE message SET at = '" + nextMonth + "' WHERE id > 2 AND at < '" + nextMonth + "'");
    store.seal(3);
    try (Handle handle = store.jdbi.open()) {
      MessageMonth left =
          new MonthRows(handle)
              .months(Instant.now().plus(Duration.ofDays(31))).stream()
                  .filter(month -> month.records() > 0)
                  .findFirst()
                  .orElseThrow();
      assertThat(
              new PruneMessages(
                      store.jdbi,
                      KeptEvidence.FUND,
                      store.fundKey,
                      Clock.systemUTC(),
                      Period.ofYears(30),
                      "测试期限 a period for tests")
                  .drop(left))
          .contains(2L);
    }
    Path zip = dir.resolve("bundle.zip");
    Ran ran = evidence("export", REQUEST, "--jdbc", store.url, "--out", zip.toString());
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("pruned:").doesNotContain("missing");
    unzip(zip);
    if (onPath("bash") && onPath("jq") && onPath("openssl")) {
      Ran check = check("openssl");
      assertThat(check.status()).as(check.err()).isZero();
      assertThat(check.out()).contains("2 messages", "2 records 条记录 (1-2), P30Y");
      Path words = dir.resolve("pruned.txt");
      Files.writeString(words, Files.readString(words).replaceFirst("\\.ey", ".ez"));
      assertThat(check("openssl").status()).isEqualTo(1);
    }
  }

  @Test
  void of_a_store_that_was_tampered_with_export_says_so_in_one_line_and_ends_with_3() {
    KeptEvidence store = store(null);
    Map<String, String> named = new LinkedHashMap<>();
    named.put("DELETE FROM evidence_seal WHERE seq = 2", "seal missing, seal 2");
    named.put("DELETE FROM evidence_seal WHERE seq = 3", "seal missing, seal 3");
    named.put("UPDATE evidence_seal SET jws = 'x' WHERE seq = 2", "seal altered, seal 2");
    named.put("UPDATE evidence_seal SET jws = '.%.' WHERE seq = 6", "seal altered, seal 6");
    named.put(
        "UPDATE evidence_seal SET jws = jws || 'A' WHERE seq = 3", "seal not chained, seal 3");
    named.put(
        "UPDATE evidence_seal SET " + KeptEvidence.otherByte("leaves", 40) + " WHERE seq = 3",
        "seal altered, seal 3");
    named.put(
        """
        INSERT INTO message
        SELECT -1, at, direction, kind, peer, jti, method, target, status, token, digest, body
          FROM message WHERE id = 5
        """,
        "record added after sealing: record -1");
    named.forEach((change, finding) -> {
      KeptEvidence copy = store.copied(postgres);
      copy.tamper(change);
      Path zip = dir.resolve("bundle.zip");
      Ran ran = evidence("export", REQUEST, "--jdbc", copy.url, "--out", zip.toString());
      assertThat(ran.status()).as(change + ran.err()).isEqualTo(3);
      assertThat(ran.err().lines().toList())
          .as(change)
          .singleElement()
          .asString()
          .startsWith("chakong evidence: ✗ ")
          .contains(finding);
      assertThat(zip).as(change).doesNotExist();
    });
  }

  @Test
  void a_kept_key_that_is_none_is_said_in_one_line() {
    KeptEvidence store = store(null);
    store.tamper("UPDATE evidence_key SET jwk = '{}' WHERE party = 'court:410800'");
    for (String verb : List.of("keys", "export " + REQUEST)) {
      String[] words = (verb + " --jdbc " + store.url).split(" ");
      Ran ran = evidence(words);
      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.err().lines().toList())
          .singleElement()
          .asString()
          .contains("a kept key cannot be read");
    }
  }

  @Test
  void a_stopped_data_directory_is_read_and_left_stopped() throws Exception {
    Path room = dir.resolve("data/fund");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      store(
          database.jdbcUrl() + "?user=" + database.username() + "&password=" + database.password());
    }
    String data = dir.resolve("data").toString();
    Path keys = dir.resolve("keys.json");
    assertThat(evidence("keys", "--data", data, "--out", keys.toString()).status()).isZero();
    Ran ran = evidence("verify", "--data", data, "--keys", keys.toString());
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("fund: ✓").contains("28 条记录", "2 条待封存");
    assertThat(room.resolve("pg/postmaster.pid")).doesNotExist();
    assertThat(evidence("verify", "--data", dir.toString(), "--keys", keys.toString()).status())
        .isEqualTo(2);
  }
}
