package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
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
    var own = new PGSimpleDataSource();
    own.setUrl(KeptEvidence.in(postgres).url);
    kept = new PeerHeads(own, fund.keys(), Clock.systemUTC());
    words = new RestoreWords(own, KeptEvidence.COURT, null, fund.keys(), Clock.systemUTC());
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

  private EvidenceStanding take(String head) {
    return kept.take(KeptEvidence.FUND, head);
  }

  private static void sealAnother(KeptEvidence store) {
    store.exchange("R-00000001");
    store.seal(10);
  }
}
