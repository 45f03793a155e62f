package org.chakong.runtime.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.policy.SealState.Why;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids are those of the acceptance scenarios; the days are theirs, too. */
class JudgeSealsTest {
  private static final TestSeals OFFICE = TestSeals.create();
  private static final Holder UNTIL_NOVEMBER =
      OFFICE.signer("2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
  private static final byte[] PAPER = TestSeals.paper("Freeze 30000.00 yuan");
  private static final Instant RECEIVED = Instant.parse("2026-11-10T02:00:00Z");
  private static final SealState GOOD = new SealState.Valid(true, true);

  @TempDir Path trusted;

  @Test
  void no_seal_is_no_seal() {
    assertThat(judge(new TrustDirectory(settings(null)), PAPER)).isEqualTo(new SealState.None());
  }

  @Test
  void f16_sealed_after_the_certificate_had_expired_is_invalid() {
    byte[] late = OFFICE.seal(PAPER, UNTIL_NOVEMBER, "2026-11-10T01:00:00Z", null);

    assertThat(judge(nobody(), late)).isEqualTo(invalid(Why.NOT_VALID_WHEN_SEALED));
    assertThat(judge(office(), late)).isEqualTo(invalid(Why.NOT_VALID_WHEN_SEALED));
  }

  @Test
  void f16_the_word_of_the_sealer_alone_proves_no_earlier_day() {
    byte[] claimed = OFFICE.seal(PAPER, UNTIL_NOVEMBER, "2026-10-20T02:00:00Z", null);

    assertThat(judge(office(), claimed)).isEqualTo(invalid(Why.NOT_VALID_WHEN_SEALED));
  }

  @Test
  void f17_sealed_in_time_by_a_trusted_clock_is_valid_though_expired_since() {
    byte[] sealed =
        OFFICE.seal(PAPER, UNTIL_NOVEMBER, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z");
    OFFICE.revokeIn(trusted, "2026-11-09T00:00:00Z", "2026-11-16T00:00:00Z");

    assertThat(judge(office(), sealed)).isEqualTo(GOOD);
    assertThat(judge(nobody(), sealed)).isEqualTo(new SealState.Valid(false, false));
  }

  @Test
  void f17_a_clock_that_nobody_trusts_proves_nothing() {
    TestSeals others = TestSeals.create();
    Holder signer = OFFICE.signer("2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
    byte[] sealed = others.seal(PAPER, signer, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z");

    assertThat(judge(office(), sealed)).isEqualTo(invalid(Why.NOT_VALID_WHEN_SEALED));
  }

  @Test
  void f18_an_altered_paper_is_broken_whoever_is_trusted() {
    byte[] altered =
        PdfSealsTest.appended(
            OFFICE.seal(PAPER, UNTIL_NOVEMBER, "2026-10-20T02:00:00Z", null), "% more\n");

    assertThat(judge(office(), altered)).isEqualTo(new SealState.Broken());
    assertThat(judge(nobody(), altered)).isEqualTo(new SealState.Broken());
  }

  @Test
  void a_certificate_issued_by_somebody_else_is_not_trusted() {
    TestSeals others = TestSeals.create();
    Holder signer = others.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    byte[] sealed = others.seal(PAPER, signer, "2026-11-09T00:00:00Z", null);

    assertThat(judge(office(), sealed)).isEqualTo(invalid(Why.ISSUER_NOT_TRUSTED));
    assertThat(judge(nobody(), sealed)).isEqualTo(new SealState.Valid(false, false));
  }

  @Test
  void a_certificate_not_meant_for_signing_is_not_trusted() {
    byte[] sealed = OFFICE.seal(PAPER, OFFICE.authorityKeys(), "2026-11-09T00:00:00Z", null);

    assertThat(judge(office(), sealed)).isEqualTo(invalid(Why.ISSUER_NOT_TRUSTED));
  }

  @Test
  void a_revoked_certificate_is_invalid_unless_a_trusted_clock_was_earlier() {
    Holder signer = OFFICE.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    OFFICE.revokeIn(trusted, "2026-11-05T00:00:00Z", "2026-11-16T00:00:00Z", signer);

    assertThat(judge(office(), OFFICE.seal(PAPER, signer, "2026-10-20T02:00:00Z", null)))
        .isEqualTo(invalid(Why.REVOKED));
    assertThat(judge(office(), stamped(signer, "2026-11-06T02:00:00Z")))
        .isEqualTo(invalid(Why.REVOKED));
    assertThat(judge(office(), stamped(signer, "2026-10-20T02:00:00Z"))).isEqualTo(GOOD);
  }

  @Test
  void without_a_current_list_nobody_knows_whether_a_certificate_was_revoked() {
    Holder signer = OFFICE.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    byte[] sealed = OFFICE.seal(PAPER, signer, "2026-11-09T00:00:00Z", null);

    assertThat(judge(office(), sealed)).isEqualTo(new SealState.Valid(true, false));
    OFFICE.revokeIn(trusted, "2026-10-01T00:00:00Z", "2026-11-09T00:00:00Z");
    assertThat(judge(office(), sealed)).isEqualTo(new SealState.Valid(true, false));
  }

  @Test
  void a_new_list_counts_at_once_and_an_unreadable_one_leaves_the_last_in_force() throws Exception {
    Holder signer = OFFICE.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    byte[] sealed = OFFICE.seal(PAPER, signer, "2026-11-09T00:00:00Z", null);
    OFFICE.revokeIn(trusted, "2026-11-01T00:00:00Z", "2026-11-16T00:00:00Z");
    TrustDirectory directory = office();
    assertThat(judge(directory, sealed)).isEqualTo(GOOD);

    OFFICE.revokeIn(trusted, "2026-11-09T12:00:00Z", "2026-11-16T00:00:00Z", signer);
    assertThat(judge(directory, sealed)).isEqualTo(invalid(Why.REVOKED));

    Files.writeString(trusted.resolve("broken.cer"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    assertThat(judge(directory, sealed)).isEqualTo(invalid(Why.REVOKED));
  }

  @Test
  void a_directory_without_a_certificate_keeps_the_service_from_starting() throws IOException {
    assertThatThrownBy(() -> new TrustDirectory(settings(trusted)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chakong.seals.trust");
    assertThatThrownBy(() -> new TrustDirectory(settings(trusted.resolve("none"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void of_several_seals_the_worst_counts() {
    Holder good = OFFICE.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    byte[] twice =
        OFFICE.seal(
            OFFICE.seal(PAPER, UNTIL_NOVEMBER, "2026-11-10T01:00:00Z", null),
            good,
            "2026-11-10T01:00:00Z",
            null);

    assertThat(judge(office(), twice)).isEqualTo(invalid(Why.NOT_VALID_WHEN_SEALED));
  }

  @Test
  void what_is_kept_reads_back_the_same() {
    SealFacts facts = facts(stamped(UNTIL_NOVEMBER, "2026-10-20T02:00:00Z"));

    assertThat(SealFacts.of(facts.json())).isEqualTo(facts);
  }

  private byte[] stamped(Holder signer, String at) {
    return OFFICE.seal(PAPER, signer, "2026-10-20T02:00:00Z", at);
  }

  private static SealState invalid(Why why) {
    return new SealState.Invalid(why);
  }

  private TrustDirectory office() {
    OFFICE.trustIn(trusted);
    return new TrustDirectory(settings(trusted));
  }

  private static TrustDirectory nobody() {
    return new TrustDirectory(settings(null));
  }

  private static SealState judge(TrustDirectory trust, byte[] paper) {
    return new JudgeSeals(trust).judge(facts(paper), RECEIVED);
  }

  private static SealFacts facts(byte[] paper) {
    return PdfSeals.leftTrace(paper)
        ? new SealFacts(PdfSeals.read(paper, new Guard(Duration.ofSeconds(30), 512L << 20)))
        : SealFacts.NONE;
  }

  static SealSettings settings(Path trust) {
    return new Settings(Optional.ofNullable(trust), Duration.ofSeconds(10), 64L << 20, 1);
  }

  record Settings(Optional<Path> trust, Duration readingTime, long readingBytes, int readers)
      implements SealSettings {}
}
