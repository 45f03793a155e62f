package org.chakong.runtime.evidence;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** As long as what is said is good, and a minute between two clocks. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(6);

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
   * A head as a peer sent it.
   *
   * @param head null where it sent none
   * @param seal what it says, if it is a seal of that peer
   * @param heard when, real time
   */
  private record Sent(PartyId peer, String head, Optional<Seal> seal, Instant heard) {}

  /** What is to be made of a head. */
  private enum Verdict {
    /** The peer's last word. */
    NEWEST,
    /** Said before the newest one that is kept was sealed. */
    LATE,
    /** Said before the peer restored a backup, and given up by that. */
    GIVEN_UP,
    NONE,
    BEHIND,
    DIFFERS,
    NOT_VERIFIED;

    EvidenceStanding standing() {
      return switch (this) {
        case NEWEST, LATE, GIVEN_UP -> EvidenceStanding.KEPT;
        case NONE -> EvidenceStanding.NONE;
        case BEHIND -> EvidenceStanding.BEHIND;
        case DIFFERS -> EvidenceStanding.DIFFERS;
        case NOT_VERIFIED -> EvidenceStanding.NOT_VERIFIED;
      };
    }
  }

  /** Takes a head that a peer has sent just now. */
  public EvidenceStanding take(PartyId peer, String head) {
    return take(peer, head, real.instant());
  }

  /**
   * Takes a head that a peer sent, and keeps it where it goes on from those before. An older one
   * than is kept raises nothing if it was heard before the newer one can have been known: it comes
   * late, and the peer has not gone back.
   *
   * @param head null where the peer sent none
   * @param heard real time here; what the peer says of the time is not asked
   */
  public EvidenceStanding take(PartyId peer, String head, Instant heard) {
    // before the transaction: a key that is not known yet is asked for over the network
    Optional<Seal> seal =
        Optional.ofNullable(head)
            .flatMap(this::verified)
            .filter(verified -> verified.party().equals(peer));
    Sent sent = new Sent(peer, head, seal, heard);
    EvidenceStanding standing = database.inTransaction(handle -> take(handle, sent)).standing();
    if (isBroken(standing)) {
      LOG.errorf("the evidence of %s does not go on from what was kept: %s", peer, standing);
    }
    return standing;
  }

  private Verdict take(Handle handle, Sent sent) {
    Verdict verdict = judge(new EvidenceRows(handle), sent);
    switch (verdict) {
      case NEWEST -> {
        keep(handle, sent);
        note(handle, sent.peer(), verdict.standing());
      }
      // of now it says nothing, but its store must have it too
      case LATE -> keep(handle, sent);
      case GIVEN_UP -> LOG.infof("a head of %s from before its restore came late", sent.peer());
      case NONE, BEHIND, DIFFERS, NOT_VERIFIED -> note(handle, sent.peer(), verdict.standing());
    }
    return verdict;
  }

  private void keep(Handle handle, Sent sent) {
    sent.seal()
        .ifPresent(seal ->
            handle
                .createUpdate(KEEP)
                .bind("peer", sent.peer().value())
                .bind("seq", seal.seq())
                .bind("jws", sent.head())
                .bind("at", real.instant().atOffset(ZoneOffset.UTC))
                .execute());
  }

  private static void note(Handle handle, PartyId peer, EvidenceStanding standing) {
    handle
        .createUpdate(NOTE)
        .bind("peer", peer.value())
        .bind("standing", standing.name())
        .execute();
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

  private Verdict judge(EvidenceRows rows, Sent sent) {
    if (sent.head() != null && sent.seal().isEmpty()) {
      return Verdict.NOT_VERIFIED;
    }
    if (sent.seal().filter(seal -> isGivenUp(rows, sent, seal)).isPresent()) {
      return Verdict.GIVEN_UP;
    }
    long seq = sent.seal().map(Seal::seq).orElse(0L);
    Optional<SealedHead> same = rows.peerHead(sent.peer(), seq);
    if (same.filter(kept -> !kept.jws().equals(sent.head())).isPresent()) {
      return Verdict.DIFFERS;
    }
    Optional<SealedHead> newer = rows.peerHead(sent.peer()).filter(kept -> kept.seq() > seq);
    if (newer.isEmpty()) {
      return sent.head() == null ? Verdict.NONE : Verdict.NEWEST;
    }
    // who had evidence once and has none now has lost it
    return isLate(sent, newer.get()) ? Verdict.LATE : Verdict.BEHIND;
  }

  /**
   * Once the newer seal was made the peer no longer says the older one, unless it went back. A time
   * ahead of ours in the peer's seal excuses nothing.
   */
  private static boolean isLate(Sent sent, SealedHead newer) {
    Instant until = newer.at().plus(ON_ITS_WAY);
    return sent.heard().isBefore(until)
        && SealToken.unverified(newer.jws())
            .filter(seal -> sent.heard().isBefore(seal.at().plus(ON_ITS_WAY)))
            .isPresent();
  }

  private boolean isGivenUp(EvidenceRows rows, Sent sent, Seal seal) {
    return rows.peerRestorations(sent.peer()).stream()
        .flatMap(word -> RestoreWords.verified(word, keys).stream())
        .anyMatch(word -> word.gaveUp(seal) && sent.heard().isBefore(word.at().plus(ON_ITS_WAY)));
  }

  private Optional<Seal> verified(String head) {
    try {
      return SealToken.verified(head, keys);
    } catch (CannotVerify unknownKey) {
      return Optional.empty();
    }
  }
}
