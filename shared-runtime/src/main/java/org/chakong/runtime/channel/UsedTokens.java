package org.chakong.runtime.channel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.chakong.contracts.message.Verification;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.clock.RealTime;

/** Which tokens were acted on, so that each is good for once, among all replicas. */
@ApplicationScoped
class UsedTokens {

  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

  private final DataSource database;
  private final ClockTrust trust;
  private final Clock clock;

  UsedTokens(DataSource database, ClockTrust trust, @RealTime Clock clock) {
    this.database = database;
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * Marks a token as used.
   *
   * @param token one whose signature has verified: others could fill the table
   * @return false when it was used before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean use(Verification.Verified token) throws SQLException {
    String insert =
        """
        INSERT INTO used_token (party, jti, expires_at) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, token.issuer().value());
      statement.setString(2, token.jti());
      statement.setObject(3, token.expiresAt().atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    }
  }

  /** None by a clock that has leapt: set right again, it would let them be used once more. */
  @Transactional
  void forgetExpired() {
    Instant now = clock.instant();
    if (trust.doubts(now, clock)) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM used_token WHERE expires_at < ?")) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("expired tokens cannot be forgotten", e);
    }
  }

  @Produces
  @Singleton
  RecurringTask<Void> cleaning() {
    return Tasks.recurring("used-tokens-cleaning", FixedDelay.of(BETWEEN_CLEANINGS))
        .execute((task, execution) -> forgetExpired());
  }
}
