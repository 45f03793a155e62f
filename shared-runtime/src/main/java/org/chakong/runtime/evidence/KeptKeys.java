package org.chakong.runtime.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
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

  /** In a transaction of its own: what is rolled back around it verified all the same. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void keep(PeerKey key) {
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
