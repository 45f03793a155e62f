package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.database.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class UsedTokensTest {

  private static final String PARTY = "court:310100";

  @Inject DataSource database;
  private final Ahead clock = new Ahead();
  private final String used = UUID.randomUUID().toString();
  private final String expired = UUID.randomUUID().toString();
  private UsedTokens tokens;

  @BeforeEach
  void one_token_is_still_good_and_one_has_expired() {
    tokens = new UsedTokens(database, new ClockTrust(clock, System::nanoTime), clock);
    remember(used, Duration.ofMinutes(5));
    remember(expired, Duration.ofMinutes(-1));
  }

  @Test
  void only_tokens_that_have_expired_are_forgotten() {
    tokens.forgetExpired();
    assertThat(remembered()).containsExactly(used);
  }

  @Test
  void a_clock_that_leaps_lets_no_token_be_used_twice() {
    clock.by = Duration.ofHours(1);
    tokens.forgetExpired();
    assertThat(remembered()).contains(used);
    clock.by = Duration.ZERO;
    tokens.forgetExpired();
    assertThat(remembered()).containsExactly(used);
  }

  private void remember(String jti, Duration longer) {
    Jdbi.create(database)
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO used_token (party, jti, expires_at) VALUES (?, ?, ?)",
                PARTY,
                jti,
                Instant.now().plus(longer).atOffset(ZoneOffset.UTC)));
  }

  private List<String> remembered() {
    return Jdbi.create(database)
        .withHandle(handle ->
            handle
                .createQuery("SELECT jti FROM used_token WHERE jti IN (:used, :expired)")
                .bind("used", used)
                .bind("expired", expired)
                .mapTo(String.class)
                .list());
  }

  /** A clock that somebody sets. */
  private static final class Ahead extends Clock {
    private Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
