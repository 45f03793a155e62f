package org.chakong.runtime.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PinnedKeys;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

/** Reads evidence inside one transaction, rows as a stream. */
record EvidenceRows(Handle handle) {

  /** At once in memory, bodies and all. */
  private static final int FETCH = 50;

  private static final int SEAL_PAGE = 20;
  private static final String MESSAGE =
      """
      SELECT id, at, direction, kind, peer, jti, method, target, status, token, digest, body
        FROM message
      """;
  private static final String SEAL =
      """
      SELECT seq, first_id, last_id, leaf_count, root, previous, jws, leaves, at
        FROM evidence_seal
      """;

  private static final String PEER_HEAD =
      """
      SELECT seq, jws, at FROM peer_evidence_head
       WHERE peer = :peer
         AND (epoch = (SELECT coalesce(max(epoch), 0) FROM peer_restoration WHERE peer = :peer)
              -- what a restored store still has of the time before
              OR seq <= (SELECT min(seq) FROM peer_restoration p
                          WHERE p.peer = :peer AND p.epoch > peer_evidence_head.epoch))
      """;

  /** From the first to the last id, in their order. */
  ResultIterable<KeptMessage> messages(long first, long last) {
    return handle
        .createQuery(MESSAGE + " WHERE id BETWEEN :first AND :last ORDER BY id")
        .bind("first", first)
        .bind("last", last)
        .setFetchSize(FETCH)
        .map((row, context) -> message(row));
  }

  ResultIterable<KeptMessage> messages(List<Long> ids) {
    return handle
        .createQuery(MESSAGE + " WHERE id = ANY (:ids) ORDER BY id")
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> message(row));
  }

  /**
   * Those after an id in whose target or body one of these words stands somewhere: more than are
   * about it, but not all.
   */
  Stream<KeptMessage> newerWith(long after, List<String> words) {
    return handle
        .createQuery(
            MESSAGE
                + """
                 WHERE id > :after AND EXISTS
                   (SELECT FROM unnest(:words) word
                     WHERE strpos(target, word) > 0 OR position(convert_to(word, 'UTF8') IN body) > 0)
                 ORDER BY id
                """)
        .bind("after", after)
        .bindArray("words", String.class, words)
        .map((row, context) -> message(row))
        .list()
        .stream();
  }

  /** Requests and responses of these exchanges. */
  List<Long> exchanges(List<Long> ids) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT other.id FROM message one
              JOIN message other ON other.jti = one.jti AND other.peer = one.peer
             WHERE one.id = ANY (:ids) ORDER BY 1
            """)
        .bindArray("ids", Long.class, ids)
        .mapTo(Long.class)
        .list();
  }

  /** Those of these that have no record. */
  List<Long> without(List<Long> ids) {
    return handle
        .createQuery(
            """
            SELECT id FROM unnest(:ids) one (id)
             WHERE NOT EXISTS (SELECT FROM message m WHERE m.id = one.id) ORDER BY id
            """)
        .bindArray("ids", Long.class, ids)
        .mapTo(Long.class)
        .list();
  }

  /** Ids of the records from the first to the last. */
  Set<Long> ids(long first, long last) {
    return handle
        .createQuery("SELECT id FROM message WHERE id BETWEEN :first AND :last")
        .bind("first", first)
        .bind("last", last)
        .mapTo(Long.class)
        .set();
  }

  /** What the index has about the records from the first to the last, by id. */
  Map<Long, Set<String>> subjects(long first, long last) {
    return handle
        .createQuery(
            """
            SELECT message_id, subject FROM evidence_subject
             WHERE message_id BETWEEN :first AND :last
            """)
        .bind("first", first)
        .bind("last", last)
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              found
                  .computeIfAbsent(row.getColumn("message_id", Long.class), id -> new HashSet<>())
                  .add(row.getColumn("subject", String.class));
              return found;
            });
  }

  /** The papers that these records named when they were sealed. */
  List<String> papersNamed(List<Long> ids) {
    return isThere("evidence_paper")
        ? handle
            .createQuery(
                "SELECT DISTINCT paper FROM evidence_paper WHERE message_id = ANY (:ids) ORDER BY 1")
            .bindArray("ids", Long.class, ids)
            .mapTo(String.class)
            .list()
        : List.of();
  }

  List<Long> about(List<String> subjects) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT message_id FROM evidence_subject WHERE subject = ANY (:subjects)
            ORDER BY 1
            """)
        .bindArray("subjects", String.class, subjects)
        .mapTo(Long.class)
        .list();
  }

  /** A few seals behind one number. */
  List<SealRow> sealsAfter(long seq) {
    return handle
        .createQuery(SEAL + " WHERE seq > :seq ORDER BY seq LIMIT :limit")
        .bind("seq", seq)
        .bind("limit", SEAL_PAGE)
        .map((row, context) -> seal(row))
        .list();
  }

  Optional<SealRow> seal(long seq) {
    return handle
        .createQuery(SEAL + " WHERE seq = :seq")
        .bind("seq", seq)
        .map((row, context) -> seal(row))
        .findOne();
  }

  /** A seal without what lies under it. */
  Optional<String> sealToken(long seq) {
    return handle
        .createQuery("SELECT jws FROM evidence_seal WHERE seq = :seq")
        .bind("seq", seq)
        .mapTo(String.class)
        .findOne();
  }

  /** The same of several, by their numbers. */
  Map<Long, String> sealTokens(long first, long last) {
    return handle
        .createQuery("SELECT seq, jws FROM evidence_seal WHERE seq BETWEEN :first AND :last")
        .bind("first", first)
        .bind("last", last)
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              found.put(row.getColumn("seq", Long.class), row.getColumn("jws", String.class));
              return found;
            });
  }

  /** The number of the last seal that ends before a record, 0 for none. */
  long sealBefore(long messageId) {
    return handle
        .createQuery("SELECT coalesce(max(seq), 0) FROM evidence_seal WHERE last_id < :id")
        .bind("id", messageId)
        .mapTo(Long.class)
        .one();
  }

  Optional<SealRow> sealOver(long messageId) {
    return handle
        .createQuery(SEAL + " WHERE int8range(first_id, last_id, '[]') @> :id")
        .bind("id", messageId)
        .map((row, context) -> seal(row))
        .findOne();
  }

  Optional<SealRow> head() {
    return handle
        .createQuery(SEAL + " ORDER BY seq DESC LIMIT 1")
        .map((row, context) -> seal(row))
        .findOne();
  }

  /** Signed words of what was dropped, in their order. */
  List<String> prunings() {
    return isThere("evidence_pruned")
        ? handle
            .createQuery("SELECT jws FROM evidence_pruned ORDER BY number")
            .mapTo(String.class)
            .list()
        : List.of();
  }

  /** Signed words of restores of this very database, in their order. */
  List<String> restorations() {
    return isThere("restoration")
        ? handle
            .createQuery("SELECT word FROM restoration WHERE word IS NOT NULL ORDER BY number")
            .mapTo(String.class)
            .list()
        : List.of();
  }

  /** A store of an older version, opened for reading, lacks what came later. */
  private boolean isThere(String table) {
    return handle
        .createQuery("SELECT to_regclass(:table) IS NOT NULL")
        .bind("table", table)
        .mapTo(Boolean.class)
        .one();
  }

  /** The newest head that was kept of a peer's evidence. */
  Optional<SealedHead> peerHead(PartyId peer) {
    return handle
        .createQuery(PEER_HEAD + " ORDER BY seq DESC LIMIT 1")
        .bind("peer", peer.value())
        .map((row, context) -> peerHead(row))
        .findOne();
  }

  /** The one that was kept under a number. */
  Optional<SealedHead> peerHead(PartyId peer, long seq) {
    return handle
        .createQuery(PEER_HEAD + " AND seq = :seq ORDER BY epoch DESC LIMIT 1")
        .bind("peer", peer.value())
        .bind("seq", seq)
        .map((row, context) -> peerHead(row))
        .findOne();
  }

  /** Signed words of a peer's restored backups, in their order. */
  List<String> peerRestorations(PartyId peer) {
    return handle
        .createQuery("SELECT word FROM peer_restoration WHERE peer = :peer ORDER BY epoch")
        .bind("peer", peer.value())
        .mapTo(String.class)
        .list();
  }

  /**
   * The public keys that messages and seals were verified under.
   *
   * @throws CannotVerify when one of them can not be read
   */
  List<PeerKey> keys() throws CannotVerify {
    try {
      return handle
          .createQuery("SELECT party, jwk FROM evidence_key ORDER BY party, at, kid")
          .map((row, context) -> key(row))
          .list();
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new CannotVerify("留存的公钥无法读取 / a kept key cannot be read", e);
    }
  }

  private static SealedHead peerHead(ResultSet row) throws SQLException {
    return new SealedHead(row.getLong("seq"), row.getString("jws"), instant(row));
  }

  private static PeerKey key(ResultSet row) throws SQLException {
    String set = "{\"keys\":[" + row.getString("jwk") + "]}";
    PartyId party = new PartyId(row.getString("party"));
    return PinnedKeys.fromJwks(set, party, Set.of()).keys().getFirst();
  }

  private static KeptMessage message(ResultSet row) throws SQLException {
    return new KeptMessage(
        row.getLong("id"),
        instant(row),
        row.getString("direction"),
        row.getString("kind"),
        row.getString("peer"),
        row.getString("jti"),
        row.getString("method"),
        row.getString("target"),
        row.getObject("status", Integer.class),
        row.getString("token"),
        row.getString("digest"),
        row.getBytes("body"));
  }

  private static SealRow seal(ResultSet row) throws SQLException {
    return new SealRow(
        row.getLong("seq"),
        row.getLong("first_id"),
        row.getLong("last_id"),
        row.getInt("leaf_count"),
        row.getString("root"),
        row.getString("previous"),
        row.getString("jws"),
        row.getBytes("leaves"),
        instant(row));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }
}
