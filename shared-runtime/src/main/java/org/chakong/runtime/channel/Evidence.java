package org.chakong.runtime.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.Verification;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.evidence.KeptKeys;

/** Keeps every verified message, token and exact bytes, in a table that is only ever added to. */
@ApplicationScoped
class Evidence {

  private static final String INSERT =
      """
      INSERT INTO message (at, direction, kind, peer, jti, method, target, status, token, digest, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final DataSource database;
  private final UsedTokens usedTokens;
  private final KeptKeys keys;
  private final ClockTrust trust;
  private final Clock clock;

  Evidence(
      DataSource database,
      UsedTokens usedTokens,
      KeptKeys keys,
      ClockTrust trust,
      @RealTime Clock clock) {
    this.database = database;
    this.usedTokens = usedTokens;
    this.keys = keys;
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * Keeps a request that came in, and uses up its token.
   *
   * @return false, with nothing kept, when the token was used before
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean admit(Verification.Verified token, Message request) {
    // in a transaction of its own: before this one has a connection, or many at once wait for a
    // second
    keys.keep(token.kid());
    trust.agrees(token.issuedAt());
    try {
      if (!usedTokens.use(token)) {
        return false;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a token cannot be marked as used", e);
    }
    keep(token, request);
    return true;
  }

  /** Keeps what a peer said, and the key that it verified under. */
  @Transactional
  void keep(Verification.Verified token, Message heard) {
    keys.keep(token.kid());
    trust.agrees(token.issuedAt());
    keep(heard);
  }

  /**
   * Keeps what is going to be said.
   *
   * @param noting told its id in the same transaction
   */
  @Transactional
  void keep(Message said, Consumer<String> noting) {
    keep(said);
    noting.accept(said.jti());
  }

  @Transactional
  void keep(Message message) {
    try (Connection connection = database.getConnection();
        PreparedStatement row = connection.prepareStatement(INSERT)) {
      row.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      row.setString(2, message.direction().name());
      row.setString(3, message.status() == null ? "REQUEST" : "RESPONSE");
      row.setString(4, message.peer().value());
      row.setString(5, message.jti());
      row.setString(6, message.method());
      row.setString(7, message.target());
      row.setObject(8, message.status());
      row.setString(9, message.token());
      row.setString(10, Digests.contentDigest(message.body()));
      row.setBytes(11, message.carriesPaper() ? null : message.body());
      row.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("a message cannot be kept", e);
    }
  }
}
