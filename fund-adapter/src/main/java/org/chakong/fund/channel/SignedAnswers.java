package org.chakong.fund.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads from the evidence of the channel what was signed about a request. */
@ApplicationScoped
public class SignedAnswers {

  private static final String ASKED =
      """
      SELECT m.token, m.body
        FROM request r
        JOIN message m ON m.jti = r.called_jti AND m.peer = r.sender
                      AND m.direction = 'IN' AND m.kind = 'REQUEST'
       WHERE r.request_no = :no
       ORDER BY m.id LIMIT 1
      """;

  /** Told in a message of its own, or in the answer to the filing when no message was needed. */
  private static final String ANSWERED =
      """
      SELECT m.token, m.body
        FROM outgoing o
        JOIN message m ON m.jti = o.taken_jti AND m.peer = o.peer
                      AND m.direction = 'OUT' AND m.kind = 'REQUEST'
       WHERE o.request_no = :no AND o.revision = :revision
      UNION ALL
      SELECT m.token, m.body
        FROM request r
        JOIN message m ON m.jti = r.called_jti AND m.peer = r.sender
                      AND m.direction = 'OUT' AND m.kind = 'RESPONSE' AND m.status = 200
       WHERE r.request_no = :no
         AND NOT EXISTS (SELECT FROM outgoing o WHERE o.request_no = :no AND o.revision = :revision)
       LIMIT 1
      """;

  private final Jdbi jdbi;

  SignedAnswers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A signed message.
   *
   * @param token the compact message token
   * @param body the exact bytes that the token's digest covers
   */
  public record Signed(String token, byte[] body) {}

  /** The court's request. */
  @Transactional
  public Optional<Signed> asked(String requestNo) {
    return jdbi.withHandle(handle ->
        handle.createQuery(ASKED).bind("no", requestNo).map(SignedAnswers::signed).findOne());
  }

  /** The answer of that revision; empty as long as the gateway is not known to have it. */
  @Transactional
  public Optional<Signed> answered(String requestNo, int revision) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(ANSWERED)
            .bind("no", requestNo)
            .bind("revision", revision)
            .map(SignedAnswers::signed)
            .findOne());
  }

  private static Signed signed(ResultSet row, StatementContext context) throws SQLException {
    return new Signed(row.getString("token"), row.getBytes("body"));
  }
}
