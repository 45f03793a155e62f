package org.chakong.runtime.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.SigningKey;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * What a side signs of its evidence after its database was restored: up to which seal it is as it
 * was. What was sealed after that is lost here; the other half of every exchange is with the peer.
 * Without such a word a peer takes a store that went back for one that was tampered with.
 */
@Singleton
public class RestoreWords {

  private static final String TYPE = "chakong-restored+jws";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEEP =
      """
      INSERT INTO peer_restoration (peer, epoch, seq, word, at)
      SELECT :peer, coalesce(max(epoch), 0) + 1, :seq, :word, :at FROM peer_restoration WHERE peer = :peer
      ON CONFLICT (peer, word) DO NOTHING
      """;

  private final Jdbi database;
  private final PartyId self;
  private final KeyDirectory own;
  private final PeerKeys peers;
  private final Clock real;

  RestoreWords(
      DataSource database, PartyId self, KeyDirectory own, PeerKeys peers, @RealTime Clock real) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.self = self;
    this.own = own;
    this.peers = peers;
    this.real = real;
  }

  /**
   * @param seq number of the last seal that was restored, 0 for none
   * @param at when it was said, real time
   */
  record Word(PartyId party, long seq, Instant at) {

    /** Whether a head that is known from elsewhere was lost by this restore. */
    boolean gaveUp(Seal head) {
      return head.party().equals(party) && head.seq() > seq && !head.at().isAfter(at);
    }
  }

  /** A new word about the evidence as it is now. */
  public String own() {
    Optional<SealRow> head = database.withHandle(handle -> new EvidenceRows(handle).head());
    return sign(self, head, real.instant(), own.loadOrCreate());
  }

  static String sign(PartyId self, Optional<SealRow> head, Instant at, SigningKey key) {
    String payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", self.value())
            .put("seq", head.map(SealRow::seq).orElse(0L))
            .put("head", head.map(row -> Seal.hash(row.jws())).orElse(Seal.NONE))
            .put("at", SealTime.text(at))
            .toString();
    return SignedWord.sign(TYPE, payload, key);
  }

  /**
   * Keeps a peer's word, once.
   *
   * @return false when it is not signed by that peer
   */
  public boolean take(PartyId peer, String word) {
    Optional<Word> said = verified(word, peers).filter(read -> read.party().equals(peer));
    said.ifPresent(read ->
        database.useHandle(handle ->
            handle
                .createUpdate(KEEP)
                .bind("peer", peer.value())
                .bind("seq", read.seq())
                .bind("word", word)
                .bind("at", real.instant().atOffset(ZoneOffset.UTC))
                .execute()));
    return said.isPresent();
  }

  static Optional<Word> verified(String word, PeerKeys keys) {
    try {
      return SignedWord.verified(TYPE, word, keys)
          .flatMap(signed -> read(signed.payload()).filter(w -> w.party().equals(signed.by())));
    } catch (CannotVerify unknownKey) {
      return Optional.empty();
    }
  }

  private static Optional<Word> read(String payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      return Optional.of(
          new Word(
              new PartyId(json.path("iss").asText()),
              json.path("seq").asLong(),
              Instant.parse(json.path("at").asText())));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException notThis) {
      return Optional.empty();
    }
  }
}
