package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chakong.runtime.BesideOthers;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BesideOthers
class SealMessagesTest {

  private static final Duration IMPATIENT = Duration.ofMillis(50);
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final String PATH = "/channel/v1/requests";
  private static final byte[] BODY = KeptEvidence.bytes("{}");

  private static EmbeddedPostgres postgres;
  private KeptEvidence store;

  @BeforeAll
  static void start() throws IOException {
    postgres = KeptEvidence.postgres();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void open() {
    store = KeptEvidence.in(postgres);
  }

  @Test
  void what_an_open_transaction_has_yet_to_commit_is_not_passed_by() throws CannotVerify {
    SealMessages seals = store.sealing(100, IMPATIENT);
    try (Handle slow = store.jdbi.open()) {
      slow.begin();
      store.exchange(slow, "POST", PATH, BODY, true);
      store.exchange("JZ-2026-000001");
      assertThat(seals.next()).isZero();
      slow.commit();
    }
    assertThat(seals.next()).isEqualTo(4);
    assertThat(store.verified().finding()).isEmpty();
  }

  @Test
  void a_seal_waits_for_who_wrote_before_it_and_not_for_who_writes_after() throws Exception {
    store.exchange("JZ-2026-000001");
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Handle early = store.jdbi.open();
        Handle late = store.jdbi.open()) {
      early.begin();
      store.exchange(early, "POST", PATH, BODY, true);
      store.exchange("JZ-2026-000002");
      Future<Integer> sealed = threads.submit(() -> store.sealing(100, PATIENT).next());
      awaitSealing();
      late.begin();
      store.exchange(late, "POST", PATH, BODY, true);
      early.commit();
      assertThat(sealed.get()).isEqualTo(6);
      late.commit();
    }
    assertThat(store.sealing(100, PATIENT).next()).isEqualTo(2);
    assertThat(store.verified().finding()).isEmpty();
  }

  @Test
  void what_was_waited_for_is_seen_whatever_isolation_is_the_default() throws Exception {
    store.jdbi.useHandle(handle -> {
      String name = handle.createQuery("SELECT current_database()").mapTo(String.class).one();
      handle.execute(
          "ALTER DATABASE " + name + " SET default_transaction_isolation = 'repeatable read'");
    });
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Handle early = store.jdbi.open()) {
      early.begin();
      store.exchange(early, "POST", PATH, BODY, true);
      store.exchange("JZ-2026-000002");
      Future<Integer> sealed = threads.submit(() -> store.sealing(100, PATIENT).next());
      awaitSealing();
      early.commit();
      assertThat(sealed.get()).isEqualTo(4);
    }
  }

  /** The sealing transaction holds its lock before it looks who writes. */
  private void awaitSealing() {
    await()
        .atMost(PATIENT)
        .until(() ->
            store.jdbi.withHandle(handle ->
                handle
                        .createQuery(
                            """
                            SELECT count(*) FROM pg_stat_activity
                             WHERE datname = current_database() AND query LIKE '%virtualtransaction%'
                               AND pid <> pg_backend_pid() AND state = 'idle in transaction'
                            """)
                        .mapTo(Long.class)
                        .one()
                    > 0));
  }

  @Test
  void somebody_who_reads_for_long_holds_up_no_seal() {
    store.exchange("JZ-2026-000001");
    try (Handle reader = store.jdbi.open()) {
      reader.begin();
      reader.execute("SELECT * FROM message");
      assertThat(store.sealing(100, IMPATIENT).next()).isEqualTo(2);
      reader.rollback();
    }
  }

  @Test
  void ids_of_transactions_that_were_rolled_back_are_known_gaps() throws CannotVerify {
    store.exchange("JZ-2026-000001");
    try (Handle handle = store.jdbi.open()) {
      handle.begin();
      store.exchange(handle, "POST", PATH, BODY, true);
      handle.rollback();
    }
    store.exchange("JZ-2026-000002");
    store.seal(100);
    assertThat(SealToken.unverified(store.head()).orElseThrow().ids().text()).isEqualTo("1-2,5-6");
    assertThat(store.verified().finding()).isEmpty();
  }

  @Test
  void replicas_that_seal_at_once_seal_every_message_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      store.exchange("JZ-2026-00000" + i % 10);
    }
    try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> sealed = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        sealed.add(replicas.submit(() -> store.sealing(7, PATIENT).next()));
      }
      int all = 0;
      for (Future<Integer> one : sealed) {
        all += one.get();
      }
      store.seal(7);
      assertThat(all).isPositive().isLessThanOrEqualTo(40);
    }
    VerifyEvidence.Result result = store.verified();
    assertThat(result.finding()).isEmpty();
    assertThat(result.records()).isEqualTo(40);
    assertThat(result.unsealed()).isZero();
  }

  @Test
  void nothing_new_makes_no_seal() {
    assertThat(store.sealing(100, IMPATIENT).next()).isZero();
    store.exchange("JZ-2026-000001");
    assertThat(store.sealing(100, IMPATIENT).next()).isEqualTo(2);
    assertThat(store.sealing(100, IMPATIENT).next()).isZero();
  }

  @Test
  void seals_keys_and_index_can_not_be_changed() {
    store.exchange("JZ-2026-000001");
    store.seal(100);
    for (String change :
        new String[] {
          "UPDATE evidence_seal SET root = ''",
          "DELETE FROM evidence_seal",
          "TRUNCATE evidence_seal",
          "DELETE FROM evidence_key",
          "UPDATE evidence_subject SET message_id = 2",
          "DELETE FROM evidence_subject",
          "TRUNCATE evidence_subject",
          "DELETE FROM evidence_paper"
        }) {
      assertThatThrownBy(() -> store.jdbi.useHandle(handle -> handle.execute(change)))
          .as(change)
          .hasMessageContaining("append-only");
    }
  }
}
