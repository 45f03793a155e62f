package org.chakong.runtime.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.chakong.runtime.channel.FundSide;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.database.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class EndRetentionTest {

  private static final String INSERT =
      """
      INSERT INTO page_look (at, actor, request_no)
      SELECT now() - make_interval(days => days), 'retention-test', 'JZ-2026-710001'
        FROM generate_series(1090, 1110) days
      """;

  @Inject DataSource database;
  @Inject RetentionWatch retention;

  @Test
  void looks_go_also_when_the_evidence_can_not() {
    Jdbi jdbi = looked("retention-test-2");
    jdbi.useHandle(handle -> handle.execute("ALTER VIEW message_part RENAME TO message_away"));
    try {
      assertThatThrownBy(retention::night).isInstanceOf(JdbiException.class);
    } finally {
      jdbi.useHandle(handle -> handle.execute("ALTER VIEW message_away RENAME TO message_part"));
    }
    assertThat(looks(jdbi, "retention-test-2")).isZero();
  }

  @Test
  void a_table_that_fails_holds_up_no_other() {
    Jdbi jdbi = looked("retention-test-3");
    List<RetainedTable> tables =
        List.of(
            RetainedTable.all("no_such_table", Period.ofYears(3)),
            RetainedTable.all("page_look", Period.ofYears(3)));
    EndRetention both = new EndRetention(tables, database);
    assertThatThrownBy(() -> both.run(Instant.now())).isInstanceOf(JdbiException.class);
    assertThat(looks(jdbi, "retention-test-3")).isZero();
  }

  @Test
  void nothing_leaves_by_a_clock_that_has_leapt() {
    Jdbi jdbi = looked("retention-test-4");
    var hours = new AtomicLong();
    ClockTrust leapt = new ClockTrust(Clock.systemUTC(), () -> -hours.get() * 3_600_000_000_000L);
    hours.set(1);
    QuarkusMock.installMockForType(leapt, ClockTrust.class);
    assertThatThrownBy(retention::night).isInstanceOf(IllegalStateException.class);
    assertThat(looks(jdbi, "retention-test-4")).isEqualTo(1);
    leapt.agrees(Instant.now());
    retention.night();
    assertThat(looks(jdbi, "retention-test-4")).isZero();
  }

  /** Somebody looked four years ago. */
  private Jdbi looked(String actor) {
    Jdbi jdbi = Jdbi.create(database);
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO page_look (at, actor, request_no)"
                + " VALUES (now() - interval '4 years', ?, 'JZ-2026-710003')",
            actor));
    return jdbi;
  }

  private static long looks(Jdbi jdbi, String actor) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(*) FROM page_look WHERE actor = ?")
            .bind(0, actor)
            .mapTo(Long.class)
            .one());
  }

  @Test
  void looks_older_than_their_period_go_and_all_others_stay() {
    Jdbi jdbi = Jdbi.create(database);
    jdbi.useHandle(handle -> handle.execute(INSERT));
    retention.night();
    long left =
        jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT count(*) FROM page_look WHERE actor = 'retention-test'")
                .mapTo(Long.class)
                .one());
    // three years are 1,095 or 1,096 days
    assertThat(left).isBetween(6L, 7L);
    long older =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM page_look
                     WHERE actor = 'retention-test' AND at < now() - interval '1097 days'
                    """)
                .mapTo(Long.class)
                .one());
    assertThat(older).isZero();
  }
}
