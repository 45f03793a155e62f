package org.chakong.gateway.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.chakong.gateway.request.MessageRef;
import org.hibernate.Session;

/** Reads from the evidence of the channel what was signed. */
@ApplicationScoped
public class SignedAnswers {

  private static final String SENT =
      """
      SELECT token FROM message
      WHERE jti = :jti AND peer = :peer AND direction = 'OUT' AND kind = 'REQUEST'
      ORDER BY id
      """;
  private static final String SELECT =
      """
      SELECT token, body FROM message
      WHERE jti = :jti AND peer = :peer AND direction = 'IN'
      ORDER BY id
      """;

  private final EntityManager database;

  SignedAnswers(EntityManager database) {
    this.database = database;
  }

  /**
   * A signed answer as received.
   *
   * @param token the compact message token
   * @param body the exact bytes that the token's digest covers
   */
  public record SignedAnswer(String token, byte[] body) {}

  /** The token of a message that was sent. */
  @Transactional
  public Optional<String> sent(String peer, String jti) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(SENT, String.class)
        .setParameter("jti", jti)
        .setParameter("peer", peer)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The answer that a request refers to. */
  @Transactional
  public Optional<SignedAnswer> find(MessageRef message) {
    List<Tuple> found =
        database
            .unwrap(Session.class)
            .createNativeQuery(SELECT, Tuple.class)
            .setParameter("jti", message.jti())
            .setParameter("peer", message.peer())
            .getResultList();
    return found.stream()
        .findFirst()
        .map(row -> new SignedAnswer(row.get(0, String.class), row.get(1, byte[].class)));
  }
}
