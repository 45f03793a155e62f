package org.chakong.runtime.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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
    // a store of an older version, opened for reading
    boolean there =
        handle
            .createQuery("SELECT to_regclass('evidence_pruned') IS NOT NULL")
            .mapTo(Boolean.class)
            .one();
    return there
        ? handle
            .createQuery("SELECT jws FROM evidence_pruned ORDER BY number")
            .mapTo(String.class)
            .list()
        : List.of();
  }

  /** Signed words of restores of this very database, in their order. */
  List<String> restorations() {
    boolean there =
        handle
            .createQuery("SELECT to_regclass('restoration') IS NOT NULL")
            .mapTo(Boolean.class)
            .one();
    return there
        ? handle
            .createQuery("SELECT word FROM restoration WHERE word IS NOT NULL ORDER BY number")
            .mapTo(String.class)
            .list()
        : List.of();
  }

  /** The newest head that was kept of a peer's evidence. */
  Optional<SealedHead> peerHead(PartyId peer) {
    return handle
        .createQuery(
            """
            SELECT seq, jws FROM peer_evidence_head
             WHERE peer = :peer
               AND (epoch = (SELECT coalesce(max(epoch), 0) FROM peer_restoration WHERE peer = :peer)
                    -- what a restored store still has of the time before
                    OR seq <= (SELECT min(seq) FROM peer_restoration p
                                WHERE p.peer = :peer AND p.epoch > peer_evidence_head.epoch))
             ORDER BY seq DESC LIMIT 1
            """)
        .bind("peer", peer.value())
        .map((row, context) -> new SealedHead(row.getLong("seq"), row.getString("jws")))
        .findOne();
  }

  List<PeerKey> keys() {
    return handle
        .createQuery("SELECT party, jwk FROM evidence_key ORDER BY party, at, kid")
        .map((row, context) -> key(row))
        .list();
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
