package org.chakong.runtime.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import javax.sql.DataSource;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.PartyId;
import org.jdbi.v3.core.Jdbi;

/** Keeps what was said and lost with a database, as evidence again: at the end, sealed anew. */
@ApplicationScoped
public class RestoredMessages {

  private static final String KNOWN =
      """
      SELECT EXISTS (SELECT FROM message WHERE jti = :jti AND peer = :peer AND direction = :direction AND kind = :kind)
      """;

  private final Jdbi database;
  private final Evidence evidence;

  RestoredMessages(DataSource database, Evidence evidence) {
    this.database = Jdbi.create(database);
    this.evidence = evidence;
  }

  /**
   * @param said a message whose token proves it
   * @param ours whether this side said it
   */
  @Transactional
  public void keep(PartyId peer, boolean ours, SaidMessage said, byte[] body) {
    Message.Direction direction = ours ? Message.Direction.OUT : Message.Direction.IN;
    boolean known =
        database.withHandle(handle ->
            handle
                .createQuery(KNOWN)
                .bind("jti", said.jti())
                .bind("peer", peer.value())
                .bind("direction", direction.name())
                .bind("kind", said.status() == null ? "REQUEST" : "RESPONSE")
                .mapTo(Boolean.class)
                .one());
    if (!known) {
      evidence.keep(
          new Message(
              direction,
              peer,
              said.jti(),
              said.method(),
              said.target(),
              said.status(),
              said.token(),
              body));
    }
  }
}
