package org.chakong.runtime.evidence;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.api.ReconciliationReport.EvidenceStanding;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.clock.RealTime;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Heads of sealed evidence that two sides keep for each other: a store that was cut, or put back
 * from an old copy, shows against the head that the other side has.
 */
@Singleton
public class PeerHeads {

  private static final Logger LOG = Logger.getLogger(PeerHeads.class);
  private static final String KEEP =
      """
      INSERT INTO peer_evidence_head (peer, epoch, seq, jws, at)
      SELECT :peer, coalesce(max(epoch), 0), :seq, :jws, :at FROM peer_restoration WHERE peer = :peer
      ON CONFLICT DO NOTHING
      """;
  private static final String NOTE =
      """
      INSERT INTO peer_evidence_standing (peer, standing) VALUES (:peer, :standing)
      ON CONFLICT (peer) DO UPDATE SET standing = excluded.standing
      """;

  private final Jdbi database;
  private final PeerKeys keys;
  private final Clock real;

  PeerHeads(DataSource database, PeerKeys keys, @RealTime Clock real) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.keys = keys;
    this.real = real;
  }

  /** The newest seal of this side's own evidence, a compact JWS; empty before the first. */
  public Optional<String> own() {
    return database.withHandle(handle -> new EvidenceRows(handle).head().map(SealRow::jws));
  }

  /**
   * Takes a head that a peer sent, and keeps it where it goes on from those before.
   *
   * @param head null where the peer sent none
   */
  public EvidenceStanding take(PartyId peer, String head) {
    // before the transaction: a key that is not known yet is asked for over the network
    Optional<Seal> seal = Optional.ofNullable(head).flatMap(this::verified);
    EvidenceStanding standing =
        database.inTransaction(handle -> {
          EvidenceStanding found = standing(handle, peer, head, seal);
          handle
              .createUpdate(NOTE)
              .bind("peer", peer.value())
              .bind("standing", found.name())
              .execute();
          return found;
        });
    if (isBroken(standing)) {
      LOG.errorf("the evidence of %s does not go on from what was kept: %s", peer, standing);
    }
    return standing;
  }

  /** How many peers sent last what does not go on from what was kept. */
  public long broken() {
    return database.withHandle(handle ->
        handle
            .createQuery(
                "SELECT count(*) FROM peer_evidence_standing WHERE standing NOT IN ('NONE', 'KEPT')")
            .mapTo(Long.class)
            .one());
  }

  private static boolean isBroken(EvidenceStanding standing) {
    return switch (standing) {
      case NONE, KEPT -> false;
      case BEHIND, DIFFERS, NOT_VERIFIED -> true;
    };
  }

  private EvidenceStanding standing(
      Handle handle, PartyId peer, String head, Optional<Seal> verified) {
    EvidenceRows rows = new EvidenceRows(handle);
    Optional<SealedHead> newest = rows.peerHead(peer);
    if (head == null) {
      // who had evidence once and has none now has lost it
      return newest.isEmpty() ? EvidenceStanding.NONE : EvidenceStanding.BEHIND;
    }
    Optional<Seal> seal = verified.filter(said -> said.party().equals(peer));
    if (seal.isEmpty()) {
      return EvidenceStanding.NOT_VERIFIED;
    }
    long seq = seal.get().seq();
    if (newest.filter(kept -> kept.seq() > seq).isPresent()) {
      return EvidenceStanding.BEHIND;
    }
    if (newest.filter(kept -> kept.seq() == seq && !kept.jws().equals(head)).isPresent()) {
      return EvidenceStanding.DIFFERS;
    }
    handle
        .createUpdate(KEEP)
        .bind("peer", peer.value())
        .bind("seq", seq)
        .bind("jws", head)
        .bind("at", real.instant().atOffset(ZoneOffset.UTC))
        .execute();
    return EvidenceStanding.KEPT;
  }

  private Optional<Seal> verified(String head) {
    try {
      return SealToken.verified(head, keys);
    } catch (CannotVerify unknownKey) {
      return Optional.empty();
    }
  }
}
