package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.runtime.BesideOthers;
import org.chakong.runtime.evidence.Finding.Kind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Three exchanges that were kept before there were months, and two of the next month: ten records,
 * sealed four by four, so that seal 2 covers the end of one month and the beginning of the other.
 */
@BesideOthers
class PruneMessagesTest {

  private static final String GROUND = "测试期限 a period for tests";
  private static final Period PERIOD = Period.ofYears(30);
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(32 * 366));
  private static final byte[] PAPER = KeptEvidence.bytes("%PDF-1.7 测试");
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
  void fill() {
    store = KeptEvidence.in(postgres, "0.50");
    for (int i = 1; i <= 3; i++) {
      store.exchange("JZ-2026-70000" + i);
    }
    store.migrate();
    store.jdbi.useHandle(handle -> handle.execute("SELECT keep_message_months(12)"));
    Instant nextMonth = Instant.now().plus(Duration.ofDays(32));
    for (int i = 4; i <= 5; i++) {
      store.exchange("JZ-2026-70000" + i);
    }
    store.tamper(
        "UPDATE message SET at = '" + nextMonth + "' WHERE id > 6 AND at < '" + nextMonth + "'");
    store.seal(4);
  }

  @Test
  void what_was_kept_before_there_were_months_is_taken_over_and_verifies() throws CannotVerify {
    VerifyEvidence.Result result = store.verified();
    assertThat(result.finding()).isEmpty();
    assertThat(result.records()).isEqualTo(10);
    assertThat(months()).extracting(MessageMonth::records).startsWith(6L);
  }

  @Test
  void a_month_that_is_over_leaves_whole_and_the_rest_still_verifies() throws CannotVerify {
    assertThat(drop(months().getFirst())).contains(6L);
    VerifyEvidence.Result result = store.verified(store.head());
    assertThat(result.finding()).isEmpty();
    assertThat(result.records()).isEqualTo(4);
    assertThat(result.pruned())
        .singleElement()
        .satisfies(word -> {
          assertThat(word.ids().text()).isEqualTo("1-6");
          assertThat(word.records()).isEqualTo(6);
          assertThat(word.period()).isEqualTo(PERIOD);
          assertThat(word.ground()).isEqualTo(GROUND);
        });
    assertThat(subjects()).isEqualTo(2);
  }

  @Test
  void months_that_leave_one_after_the_other_are_chained() throws CannotVerify {
    List<MessageMonth> months = months();
    months.forEach(this::drop);
    VerifyEvidence.Result result = store.verified();
    assertThat(result.finding()).isEmpty();
    assertThat(result.records()).isZero();
    assertThat(result.pruned()).hasSize(2);
    store.exchange("JZ-2026-700006");
    store.seal(4);
    assertThat(store.verified().finding()).isEmpty();
  }

  @Test
  void a_month_stays_while_something_open_rests_on_it() {
    MessageMonth before = months().getFirst();
    needed("JZ-2026-700002");
    assertThat(months().getFirst().needed()).isEqualTo(1);
    assertThat(months().getFirst().mayLeave()).isFalse();
    // what was looked at a moment before does not count: the freeze came in between
    assertThat(drop(before)).isEmpty();
    needed("JZ-2026-799999");
    assertThat(drop(before)).contains(6L);
  }

  @Test
  void a_month_stays_until_all_of_it_is_sealed() {
    store.exchange("JZ-2026-700007");
    assertThat(months().getFirst().sealed()).isFalse();
    assertThat(drop(months().getFirst())).isEmpty();
    store.seal(4);
    assertThat(drop(months().getFirst())).contains(8L);
  }

  @Test
  void a_month_stays_that_has_the_papers_of_something_open_in_a_later_month() {
    store = KeptEvidence.in(postgres);
    filedWithPaper("JZ-2026-700011");
    String nextMonth = Instant.now().plus(Duration.ofDays(32)).toString();
    store.tamper("UPDATE message SET at = '" + nextMonth + "' WHERE id = 3");
    store.tamper("UPDATE message SET at = '" + nextMonth + "' WHERE id = 4");
    store.seal(4);
    MessageMonth ofPaper = months().getFirst();
    assertThat(ofPaper.records()).isEqualTo(2);
    needed("JZ-2026-700011");
    assertThat(months().getFirst().needed()).isEqualTo(1);
    assertThat(drop(ofPaper)).isEmpty();
    needed("JZ-2026-799999");
    assertThat(drop(ofPaper)).contains(2L);
  }

  @Test
  void papers_named_before_they_were_noted_are_found() {
    store = KeptEvidence.in(postgres, "0.71");
    filedWithPaper("JZ-2026-700012");
    store.migrate();
    List<String> noted =
        store.jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT message_id || ' ' || paper FROM evidence_paper")
                .mapTo(String.class)
                .list());
    assertThat(noted).containsExactly("3 sha256:" + Digests.sha256Hex(PAPER));
  }

  @Test
  void a_month_that_can_not_leave_holds_up_no_other(@TempDir Path keys) {
    execute("CREATE VIEW reads AS SELECT id FROM " + months().getFirst().quoted());
    assertThatThrownBy(() -> pruningInTwoYears(keys).prune(LATER.instant(), PERIOD, GROUND))
        .isInstanceOf(PruningFailed.class);
    assertThat(months()).singleElement().extracting(MessageMonth::records).isEqualTo(6L);
    execute("DROP VIEW reads");
    assertThat(pruningInTwoYears(keys).prune(LATER.instant(), PERIOD, GROUND)).isEqualTo(1);
    assertThat(months()).isEmpty();
  }

  @Test
  void what_is_dropped_is_named_with_its_gaps() {
    KeptEvidence copy = store.copied(postgres);
    copy.tamper("DELETE FROM message WHERE id IN (2, 5)");
    MonthRows.Contents contents =
        copy.jdbi.withHandle(
            handle -> new MonthRows(handle).contents(months().getFirst()).orElseThrow());
    assertThat(contents.ids().text()).isEqualTo("1,3-4,6");
    assertThat(contents.records()).isEqualTo(4);
  }

  @Test
  void what_was_not_said_to_be_pruned_is_missing() throws CannotVerify {
    drop(months().getFirst());
    KeptEvidence copy = store.copied(postgres);
    copy.tamper("DELETE FROM message WHERE id = 8");
    assertThat(found(copy).kind()).isEqualTo(Kind.RECORD_MISSING);
    assertThat(found(copy).record()).isEqualTo(8);
    copy = store.copied(postgres);
    copy.tamper("DELETE FROM evidence_pruned");
    assertThat(found(copy).kind()).isEqualTo(Kind.RECORD_MISSING);
    assertThat(found(copy).record()).isEqualTo(1);
  }

  @Test
  void the_word_of_what_was_pruned_can_not_be_altered_or_put_in() throws CannotVerify {
    months().forEach(this::drop);
    KeptEvidence copy = store.copied(postgres);
    copy.tamper(
        "UPDATE evidence_pruned SET "
            + KeptEvidence.otherCharacter("jws", 150)
            + " WHERE number = 1");
    assertThat(found(copy).kind()).isIn(Kind.PRUNING_ALTERED, Kind.RECORD_MISSING);
    copy = store.copied(postgres);
    copy.tamper("DELETE FROM evidence_pruned WHERE number = 1");
    assertThat(found(copy).kind()).isIn(Kind.PRUNING_ALTERED, Kind.RECORD_MISSING);
    copy = store.copied(postgres);
    copy.tamper(
        "UPDATE evidence_seal SET " + KeptEvidence.otherByte("leaves", 40) + " WHERE seq = 1");
    assertThat(found(copy).kind()).isIn(Kind.RECORD_ALTERED, Kind.SEAL_ALTERED);
  }

  @Test
  void the_index_lets_rows_leave_only_with_a_word_of_what_was_pruned() {
    drop(months().getFirst());
    for (String change :
        new String[] {
          "DELETE FROM evidence_subject", "UPDATE evidence_subject SET subject = 'x'"
        }) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
    }
    assertThat(subjects()).isEqualTo(2);
  }

  @Test
  void no_part_lets_a_row_be_changed() {
    for (MessageMonth month : months()) {
      assertThatThrownBy(() -> execute("DELETE FROM " + month.quoted()))
          .isInstanceOf(JdbiException.class)
          .hasMessageContaining("append-only");
    }
    assertThatThrownBy(() -> execute("UPDATE message SET body = NULL"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> execute("DELETE FROM message_other"))
        .hasMessageContaining("append-only");
  }

  /** Records 1 and 2 brought a paper that 3 names; 4 is the answer to 3. */
  private void filedWithPaper(String requestNo) {
    String sha = Digests.sha256Hex(PAPER);
    String body =
        "{\"requestNo\":\"%s\",\"documents\":[{\"documentId\":\"sha256:%s\"}]}"
            .formatted(requestNo, sha);
    store.exchange("PUT", "/channel/v1/documents/" + sha, PAPER, false);
    store.exchange("POST", "/channel/v1/requests", KeptEvidence.bytes(body), true);
  }

  /** When {@link #PERIOD} has passed, and two years more. */
  private EvidenceMonths pruningInTwoYears(Path keys) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(store.url);
    return new EvidenceMonths(database, KeptEvidence.FUND, new KeyDirectory(keys), LATER);
  }

  private void execute(String statement) {
    store.jdbi.useHandle(handle -> {
      handle.execute("SELECT set_config('chakong.retention', 'message', false)");
      handle.execute(statement);
    });
  }

  private Finding found(KeptEvidence copy) throws CannotVerify {
    return copy.verified().finding().orElseThrow();
  }

  /** Those with records that are over when two years have gone. */
  private List<MessageMonth> months() {
    try (Handle handle = store.jdbi.open()) {
      return new MonthRows(handle)
          .months(Instant.now().plus(Duration.ofDays(730))).stream()
              .filter(month -> month.records() > 0)
              .toList();
    }
  }

  private Optional<Long> drop(MessageMonth month) {
    return new PruneMessages(
            store.jdbi, KeptEvidence.FUND, store.fundKey, Clock.systemUTC(), PERIOD, GROUND)
        .drop(month);
  }

  private void needed(String requestNo) {
    store.jdbi.useHandle(handle ->
        handle.execute(
            "CREATE OR REPLACE VIEW evidence_needed AS SELECT '"
                + requestNo
                + "'::text AS request_no"));
  }

  private long subjects() {
    return store.jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(DISTINCT subject) FROM evidence_subject")
            .mapTo(Long.class)
            .one());
  }
}
