package org.chakong.runtime.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Keeps the public keys under which messages verified: keys change, what they signed stays. */
@ApplicationScoped
public class KeptKeys {

  private static final String INSERT =
      """
      INSERT INTO evidence_key (kid, party, jwk, at) VALUES (:kid, :party, :jwk, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String OWN =
      """
      SELECT EXISTS (SELECT FROM evidence_key WHERE party = :party),
             EXISTS (SELECT FROM evidence_key WHERE party = :party AND kid = ANY (:kids))
      """;
  private static final long ONE_AFTER_THE_OTHER = 0x4348_414b_4b45_5953L;

  private final Jdbi database;
  private final PeerKeys peers;
  private final Clock clock;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  KeptKeys(DataSource database, PeerKeys peers, @RealTime Clock clock) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.peers = peers;
    this.clock = clock;
  }

  /** Keeps a peer's key that a message has just verified under. */
  public void keep(String kid) {
    if (!kept.contains(kid)) {
      peers.byKid(kid).ifPresent(this::keep);
      kept.add(kid);
    }
  }

  /**
   * Keeps the keys that this party signs with. A replica with another key directory would sign with
   * a key that no peer has agreed to, and publish others than its sisters.
   *
   * @param keys of one owner, at least one
   * @param replaced whether an operator says that all earlier keys are gone
   * @return false, with nothing kept, when this party's keys are known and none of these is among
   *     them
   */
  @Transactional
  public boolean keepOwn(List<PeerKey> keys, boolean replaced) {
    // replicas that start for the first time at once: the second one sees the first one's key
    database.useHandle(
        handle -> handle.execute("SELECT pg_advisory_xact_lock(?)", ONE_AFTER_THE_OTHER));
    if (!replaced && areForeign(keys)) {
      return false;
    }
    keys.forEach(this::insert);
    return true;
  }

  private boolean areForeign(List<PeerKey> keys) {
    return database.withHandle(handle ->
        handle
            .createQuery(OWN)
            .bind("party", keys.getFirst().owner().value())
            .bindArray("kids", String.class, keys.stream().map(PeerKey::kid).toList())
            .map((row, context) -> row.getBoolean(1) && !row.getBoolean(2))
            .one());
  }

  /** In a transaction of its own: what is rolled back around it verified all the same. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void keep(PeerKey key) {
    insert(key);
  }

  private void insert(PeerKey key) {
    database.useHandle(handle ->
        handle
            .createUpdate(INSERT)
            .bind("kid", key.kid())
            .bind("party", key.owner().value())
            .bind("jwk", key.jwk())
            .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
            .execute());
  }
}
