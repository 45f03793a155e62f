package org.chakong.runtime.evidence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.contracts.message.SigningKey;
import org.chakong.runtime.database.TestPostgres;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A fund centre's evidence in a database of its own, with exchanges that are really signed. */
final class KeptEvidence {

  static final PartyId FUND = new PartyId("fund:410800");
  static final PartyId COURT = new PartyId("court:410800");

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Clock CLOCK = Clock.systemUTC();

  final SigningKey fundKey;
  final SigningKey courtKey;
  final String url;
  final Jdbi jdbi;

  private KeptEvidence(String url, SigningKey fundKey, SigningKey courtKey) {
    this.url = url;
    this.fundKey = fundKey;
    this.courtKey = courtKey;
    this.jdbi = Jdbi.create(url).installPlugin(new PostgresPlugin());
  }

  static KeptEvidence in(EmbeddedPostgres postgres) {
    String name = "store" + DATABASES.incrementAndGet();
    execute(postgres, "CREATE DATABASE " + name);
    String url = postgres.getJdbcUrl("postgres", name);
    return migrated(url);
  }

  /** As an older version had it. */
  static KeptEvidence in(EmbeddedPostgres postgres, String version) {
    String name = "store" + DATABASES.incrementAndGet();
    execute(postgres, "CREATE DATABASE " + name);
    return migrated(postgres.getJdbcUrl("postgres", name), version);
  }

  static KeptEvidence migrated(String url) {
    return migrated(url, "latest");
  }

  private static KeptEvidence migrated(String url, String version) {
    migrate(url, version);
    var evidence = new KeptEvidence(url, SigningKey.generate(), SigningKey.generate());
    evidence.peerKeys().forEach(evidence::keep);
    return evidence;
  }

  /** Brings an older store up to date. */
  void migrate() {
    migrate(url, "latest");
  }

  private static void migrate(String url, String version) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/runtime")
        .target(version)
        .load()
        .migrate();
  }

  /** The database as it is now, as an old copy of it would be put back. */
  KeptEvidence copied(EmbeddedPostgres postgres) {
    String name = "store" + DATABASES.incrementAndGet();
    String from = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    execute(postgres, "CREATE DATABASE " + name + " TEMPLATE " + from);
    return new KeptEvidence(postgres.getJdbcUrl("postgres", name), fundKey, courtKey);
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    Jdbi.create(postgres.getPostgresDatabase()).useHandle(handle -> handle.execute(sql));
  }

  private void keep(PeerKey key) {
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO evidence_key VALUES (?, ?, ?, now())",
            key.kid(),
            key.owner().value(),
            key.jwk()));
  }

  List<PeerKey> peerKeys() {
    return List.of(courtKey.ownedBy(COURT), fundKey.ownedBy(FUND));
  }

  PinnedKeys keys() {
    return PinnedKeys.of(peerKeys());
  }

  SealMessages sealing(int batch, Duration patience) {
    return sealing(fundKey, batch, patience);
  }

  SealMessages sealing(SigningKey key, int batch, Duration patience) {
    return new SealMessages(jdbi, FUND, key, CLOCK, new SealMessages.Limits(batch, patience));
  }

  /** Seals all, so many messages at a time. */
  void seal(int batch) {
    SealMessages seals = sealing(batch, Duration.ofSeconds(5));
    while (seals.next() > 0) {}
  }

  VerifyEvidence.Result verified(String... heads) throws CannotVerify {
    return verified(keys(), List.of(heads));
  }

  VerifyEvidence.Result verified(PinnedKeys under, Collection<String> heads) throws CannotVerify {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      try {
        return new VerifyEvidence(
                new EvidenceRows(handle), under, List.copyOf(heads), records -> {})
            .verify();
      } finally {
        handle.rollback();
      }
    }
  }

  String head() {
    return jdbi.withHandle(handle -> new EvidenceRows(handle).head().orElseThrow().jws());
  }

  /** A request that came in, and its answer: two records. */
  void exchange(String requestNo) {
    byte[] request = bytes("{\"requestNo\":\"" + requestNo + "\",\"amount\":\"1.00\"}");
    exchange("POST", "/channel/v1/requests", request, true);
  }

  void exchange(String method, String target, byte[] request, boolean keepBody) {
    jdbi.useHandle(handle -> exchange(handle, method, target, request, keepBody));
  }

  void exchange(Handle handle, String method, String target, byte[] request, boolean keepBody) {
    UUID jti = UUID.randomUUID();
    byte[] answer = bytes("{\"status\":\"SENT\"}");
    String asked =
        new MessageSigner(COURT, courtKey, CLOCK).signRequest(jti, FUND, method, target, request);
    String said =
        new MessageSigner(FUND, fundKey, CLOCK).signResponse(COURT, jti.toString(), 202, answer);
    byte[] kept = keepBody ? request : null;
    insert(handle, "IN", "REQUEST", jti, method, target, null, asked, request, kept);
    insert(handle, "OUT", "RESPONSE", jti, method, target, 202, said, answer, answer);
  }

  private static void insert(
      Handle handle,
      String direction,
      String kind,
      UUID jti,
      String method,
      String target,
      Integer status,
      String token,
      byte[] signed,
      byte[] kept) {
    handle
        .createUpdate(
            """
            INSERT INTO message
              (at, direction, kind, peer, jti, method, target, status, token, digest, body)
            VALUES (:at, :direction, :kind, :peer, :jti, :method, :target, :status, :token,
                    :digest, :body)
            """)
        .bind("at", Instant.now().atOffset(ZoneOffset.UTC))
        .bind("direction", direction)
        .bind("kind", kind)
        .bind("peer", COURT.value())
        .bind("jti", jti.toString())
        .bind("method", method)
        .bind("target", target)
        .bind("status", status)
        .bind("token", token)
        .bind("digest", Digests.contentDigest(signed))
        .bind("body", kept)
        .execute();
  }

  /** What somebody does who has the database to himself. */
  void tamper(String... statements) {
    jdbi.useTransaction(handle -> {
      handle.execute("SET LOCAL session_replication_role = replica");
      for (String statement : statements) {
        assertOneAtLeast(handle.execute(statement), statement);
      }
    });
  }

  /** An assignment that changes one byte whatever it was: keys and times differ in each run. */
  static String otherByte(String column, int at) {
    return "%1$s = set_byte(%1$s, %2$d, get_byte(%1$s, %2$d) # 1)".formatted(column, at);
  }

  /** An assignment that changes one character, counted from 1, whatever it was. */
  static String otherCharacter(String column, int at) {
    return """
    %1$s = overlay(%1$s PLACING
        CASE substr(%1$s, %2$d, 1) WHEN 'A' THEN 'B' ELSE 'A' END FROM %2$d FOR 1)\
    """
        .formatted(column, at);
  }

  private static void assertOneAtLeast(int rows, String statement) {
    if (rows == 0) {
      throw new IllegalStateException("changed nothing: " + statement);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static EmbeddedPostgres postgres() {
    return TestPostgres.start(TestPostgres.builder());
  }
}
