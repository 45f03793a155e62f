package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class TellAgainTest {

  /** A party that nobody calls, so that nothing is delivered meanwhile. */
  private static final String NOBODY = "court:999999";

  private static final int TAKEN = 1_300;

  private static final String TELL =
      """
      INSERT INTO outgoing (id, peer, kind, request_no, body, at, ended_at, outcome)
      SELECT gen_random_uuid(), ?, 'NOTICE', 'TELL-AGAIN-' || n, '{}', now(),
             now() - make_interval(secs => n), 'TAKEN'
        FROM generate_series(1, ?) n
      """;

  /** To be told, or set aside already: nobody is there to take it. */
  private static final String WAITING =
      """
      SELECT count(*) FROM outgoing o
       WHERE o.peer = ? AND o.outcome IS NULL
         AND (EXISTS (SELECT FROM scheduled_tasks t WHERE t.task_instance = o.id::text)
              OR EXISTS (SELECT FROM task_aside t WHERE t.task_instance = o.id::text))
      """;

  @Inject Jdbi jdbi;
  @Inject TellAgain tell;

  @AfterEach
  void forget() {
    jdbi.useTransaction(handle -> {
      for (String table : List.of("scheduled_tasks", "task_aside")) {
        handle.execute(
            "DELETE FROM "
                + table
                + " WHERE task_instance IN (SELECT id::text FROM outgoing WHERE peer = ?)",
            NOBODY);
      }
      handle.execute("DELETE FROM outgoing WHERE peer = ?", NOBODY);
    });
  }

  @Test
  void all_that_a_gateway_took_since_a_moment_is_told_again_and_nothing_before_it() {
    Instant since = Instant.now().minus(1_200, ChronoUnit.SECONDS);
    jdbi.useHandle(handle -> handle.execute(TELL, NOBODY, TAKEN));
    QuarkusTransaction.requiringNew()
        .run(() -> {
          tell.since(NOBODY, since);
          assertThat(waiting()).as("opened while the gateway waits").isZero();
        });
    await().atMost(Duration.ofSeconds(90)).until(() -> waiting() >= 1_190);
    assertThat(waiting()).isLessThan(TAKEN - 50);
  }

  private long waiting() {
    return jdbi.withHandle(
        handle -> handle.createQuery(WAITING).bind(0, NOBODY).mapTo(Long.class).one());
  }
}
