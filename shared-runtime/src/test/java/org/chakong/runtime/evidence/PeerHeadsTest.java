package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ReconciliationReport.EvidenceStanding;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A gateway keeps the heads of a fund centre whose store is played with. */
@BesideOthers
class PeerHeadsTest {

  private static EmbeddedPostgres postgres;
  private KeptEvidence fund;
  private KeptEvidence own;
  private PeerHeads kept;
  private RestoreWords words;

  @BeforeAll
  static void start() throws IOException {
    postgres = KeptEvidence.postgres();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void a_centre_with_a_seal() {
    fund = KeptEvidence.in(postgres);
    sealAnother(fund);
    own = KeptEvidence.in(postgres);
    var database = new PGSimpleDataSource();
    database.setUrl(own.url);
    kept = new PeerHeads(database, fund.keys(), Clock.systemUTC());
    words = new RestoreWords(database, KeptEvidence.COURT, null, fund.keys(), Clock.systemUTC());
  }

  @Test
  void a_store_that_goes_on_is_kept_and_its_heads_verify_it() throws CannotVerify {
    String first = fund.head();
    assertThat(take(first)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(first)).isEqualTo(EvidenceStanding.KEPT);
    sealAnother(fund);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(kept.broken()).isZero();
    assertThat(fund.verified(fund.keys(), List.of(first, fund.head())).finding()).isEmpty();
  }

  @Test
  void an_old_copy_that_was_put_back_shows_until_it_is_mended() {
    KeptEvidence old = fund.copied(postgres);
    sealAnother(fund);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(old.head())).isEqualTo(EvidenceStanding.BEHIND);
    assertThat(kept.broken()).isEqualTo(1);
    sealAnother(old);
    assertThat(take(old.head())).isEqualTo(EvidenceStanding.DIFFERS);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(kept.broken()).isZero();
  }

  @Test
  void a_store_without_any_seal_is_lost_only_if_there_was_one() {
    assertThat(take(null)).isEqualTo(EvidenceStanding.NONE);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(null)).isEqualTo(EvidenceStanding.BEHIND);
  }

  @Test
  void a_head_that_comes_late_raises_nothing_whether_it_was_kept_or_not() {
    String first = fund.head();
    sealAnother(fund);
    String second = fund.head();
    Instant heard = Instant.now();
    sealAnother(fund);
    assertThat(take(first)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);

    assertThat(take(first, heard)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(second, heard)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(null, heard)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(kept.broken()).isZero();
    assertThat(numbersKept()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void who_says_a_head_again_after_a_newer_one_was_sealed_has_gone_back_though_it_was_kept() {
    String first = fund.head();
    assertThat(take(first)).isEqualTo(EvidenceStanding.KEPT);
    sealAnother(fund);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(first)).isEqualTo(EvidenceStanding.BEHIND);
    assertThat(kept.broken()).isEqualTo(1);
  }

  @Test
  void a_peer_that_seals_with_a_clock_ahead_is_found_out_all_the_same() {
    String first = fund.head();
    fund.exchange("R-00000001");
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(365));
    new SealMessages(
            fund.jdbi,
            KeptEvidence.FUND,
            fund.fundKey,
            ahead,
            new SealMessages.Limits(10, Duration.ofSeconds(5)))
        .next();
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(first)).isEqualTo(EvidenceStanding.BEHIND);
  }

  @Test
  void what_comes_late_ends_no_alarm() {
    KeptEvidence old = fund.copied(postgres);
    sealAnother(fund);
    Instant heard = Instant.now();
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(old.head())).isEqualTo(EvidenceStanding.BEHIND);
    assertThat(take(old.head(), heard)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(kept.broken()).isEqualTo(1);
  }

  @Test
  void another_seal_of_a_kept_number_differs_whenever_it_was_said() {
    KeptEvidence other = fund.copied(postgres);
    sealAnother(fund);
    sealAnother(other);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    sealAnother(fund);
    Instant heard = Instant.now();
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(other.head(), heard)).isEqualTo(EvidenceStanding.DIFFERS);
    assertThat(kept.broken()).isEqualTo(1);
  }

  @Test
  void a_head_that_a_restore_gave_up_and_that_comes_late_is_not_kept_as_the_newest() {
    KeptEvidence restored = fund.copied(postgres);
    sealAnother(fund);
    String lost = fund.head();
    Instant heard = Instant.now();
    Optional<SealRow> head = restored.jdbi.withHandle(handle -> new EvidenceRows(handle).head());
    words.take(
        KeptEvidence.FUND, RestoreWords.sign(KeptEvidence.FUND, head, Instant.now(), fund.fundKey));
    assertThat(take(lost, heard)).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(restored.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(kept.broken()).isZero();
    assertThat(numbersKept()).containsExactly(1L);
  }

  @Test
  void what_the_centre_did_not_seal_is_not_kept() {
    KeptEvidence stranger = KeptEvidence.in(postgres);
    sealAnother(stranger);
    assertThat(take(stranger.head())).isEqualTo(EvidenceStanding.NOT_VERIFIED);
    assertThat(take("no.seal.here")).isEqualTo(EvidenceStanding.NOT_VERIFIED);
    assertThat(kept.take(KeptEvidence.COURT, fund.head())).isEqualTo(EvidenceStanding.NOT_VERIFIED);
    assertThat(take(fund.head())).isEqualTo(EvidenceStanding.KEPT);
  }

  @Test
  void a_restore_that_the_centre_signs_is_no_alarm_and_excuses_nothing_before_it()
      throws CannotVerify {
    KeptEvidence restored = fund.copied(postgres);
    sealAnother(fund);
    sealAnother(fund);
    String lost = fund.head();
    assertThat(take(lost)).isEqualTo(EvidenceStanding.KEPT);
    Optional<SealRow> head = restored.jdbi.withHandle(handle -> new EvidenceRows(handle).head());
    String word = RestoreWords.sign(KeptEvidence.FUND, head, Instant.now(), fund.fundKey);
    assertThat(words.take(KeptEvidence.COURT, word)).isFalse();
    assertThat(words.take(KeptEvidence.FUND, word)).isTrue();
    assertThat(words.take(KeptEvidence.FUND, word)).isTrue();

    assertThat(take(restored.head())).isEqualTo(EvidenceStanding.KEPT);
    sealAnother(restored);
    assertThat(take(restored.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(kept.broken()).isZero();

    assertThat(restored.verified(lost).finding()).isPresent();
    restored.jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO restoration (found_at, since, word, ended_at) VALUES (now(), now(), ?, now())",
            word));
    VerifyEvidence.Result result = restored.verified(lost);
    assertThat(result.finding()).isEmpty();
    assertThat(result.givenUp()).isEqualTo(1);

    // going back once more, without a word, is what it always was
    KeptEvidence again = restored.copied(postgres);
    sealAnother(restored);
    assertThat(take(restored.head())).isEqualTo(EvidenceStanding.KEPT);
    assertThat(take(again.head())).isEqualTo(EvidenceStanding.BEHIND);
  }

  /** Heard so long after all seals that nothing of before can still be on its way. */
  private EvidenceStanding take(String head) {
    return take(head, Instant.now().plus(Duration.ofHours(1)));
  }

  private EvidenceStanding take(String head, Instant heard) {
    return kept.take(KeptEvidence.FUND, head, heard);
  }

  private List<Long> numbersKept() {
    return own.jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT seq FROM peer_evidence_head ORDER BY seq")
            .mapTo(Long.class)
            .list());
  }

  private static void sealAnother(KeptEvidence store) {
    store.exchange("R-00000001");
    store.seal(10);
  }
}
