package org.chakong.runtime.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.policy.SealState.Why;
import org.chakong.runtime.paper.PaperKind;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.TestSeals.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seals with SM2 and SM3 on OFD files; ids are those of the acceptance scenarios. */
class OfdSealsTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-10T02:00:00Z");

  private final TestOfd ofd = new TestOfd();
  @TempDir Path trusted;

  @Test
  void an_ofd_without_a_seal_has_none() {
    byte[] plain = ofd.file("OFD.xml", "<OFD><DocBody/></OFD>").zip();

    assertThat(PaperKind.of(plain)).contains(PaperKind.OFD);
    assertThat(conditions(plain)).isEmpty();
  }

  @Test
  void a_seal_fits_its_paper() {
    List<Seal> seals = read(ofd.seal().zip());

    assertThat(seals).hasSize(1);
    assertThat(seals.getFirst().condition()).isEqualTo(Condition.INTACT);
    assertThat(seals.getFirst().sealedAt()).isEqualTo(Instant.parse("2026-10-20T02:00:00Z"));
  }

  @Test
  void f16_sealed_after_the_certificate_had_expired_is_invalid() {
    ofd.sealedAt = "2026-11-10T01:00:00Z";

    assertThat(judged()).isEqualTo(new SealState.Invalid(Why.NOT_VALID_WHEN_SEALED));
  }

  @Test
  void f17_sealed_in_time_by_a_trusted_clock_is_valid_though_expired_since() {
    ofd.stampedAt = "2026-10-20T02:00:05Z";
    ofd.office.revokeIn(trusted, "2026-11-09T00:00:00Z", "2026-11-16T00:00:00Z");

    assertThat(judged()).isEqualTo(new SealState.Valid(true, true));
  }

  @Test
  void f18_a_changed_page_is_noticed() {
    ofd.seal().file(TestOfd.PAGE, "<ofd:Page>冻结90000元</ofd:Page>");

    assertThat(conditions(ofd.zip())).containsExactly(Condition.ALTERED);
    assertThat(
            new JudgeSeals(new TrustDirectory(JudgeSealsTest.settings(null)))
                .judge(new SealFacts(read(ofd.zip())), RECEIVED))
        .isEqualTo(new SealState.Broken());
  }

  @Test
  void f18_a_page_taken_out_is_noticed() {
    assertThat(conditions(ofd.seal().without(TestOfd.PAGE).zip()))
        .containsExactly(Condition.ALTERED);
  }

  @Test
  void f18_a_list_of_digests_written_anew_does_not_fit_its_signature() {
    TestOfd other = new TestOfd().file(TestOfd.PAGE, "<ofd:Page>冻结90000元</ofd:Page>").seal();
    byte[] value = new TestOfd().seal().part(TestOfd.VALUE);

    assertThat(conditions(other.file(TestOfd.VALUE, value).zip()))
        .containsExactly(Condition.ALTERED);
  }

  @Test
  void a_file_that_nobody_sealed_is_for_a_clerk() {
    assertThat(conditions(ofd.seal().file("Doc_0/Pages/Page_1/Content.xml", "<Page/>").zip()))
        .containsExactly(Condition.UNSUPPORTED);
  }

  @Test
  void a_seal_cut_out_of_the_list_is_never_no_seal() {
    assertThat(conditions(ofd.seal().file("OFD.xml", "<OFD><DocBody/></OFD>").zip()))
        .containsExactly(Condition.UNREADABLE);
    assertThat(conditions(new TestOfd().seal().without(TestOfd.VALUE).zip()))
        .containsExactly(Condition.UNREADABLE);
    assertThat(conditions(new TestOfd().seal().file(TestOfd.VALUE, "none").zip()))
        .containsExactly(Condition.UNREADABLE);
  }

  @Test
  void an_older_form_and_a_signature_without_a_seal_are_for_a_clerk() {
    ofd.version = 1;
    assertThat(conditions(ofd.seal().zip())).containsExactly(Condition.UNSUPPORTED);
    TestOfd signed = new TestOfd();
    signed.type = "Sign";
    assertThat(conditions(signed.seal().zip())).containsExactly(Condition.UNSUPPORTED);
  }

  @Test
  void a_seal_made_for_another_certificate_is_not_the_signers() {
    ofd.listed = ofd.office.signer(Kind.SM2, "2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");

    assertThat(judged()).isEqualTo(new SealState.Invalid(Why.SEAL_DATA));
  }

  @Test
  void a_seal_that_had_run_out_or_whose_maker_nobody_trusts_is_invalid() {
    ofd.stampedAt = "2026-10-20T02:00:05Z";
    ofd.sealUntil = "2026-10-01T00:00:00Z";
    assertThat(judged()).isEqualTo(new SealState.Invalid(Why.SEAL_DATA));

    ofd.sealUntil = "2026-12-31T00:00:00Z";
    ofd.maker =
        TestSeals.create(Kind.SM2).signer(Kind.SM2, "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
    assertThat(judged()).isEqualTo(new SealState.Invalid(Why.SEAL_DATA));
  }

  @Test
  void a_digest_that_shows_nothing_is_weak() {
    ofd.checkMethod = "1.3.14.3.2.26";

    assertThat(conditions(ofd.seal().zip())).containsExactly(Condition.WEAK);
  }

  @Test
  void xml_that_asks_for_other_files_is_not_read() {
    String asking =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><OFD><Signatures>&e;</Signatures></OFD>";

    assertThat(conditions(ofd.file("OFD.xml", asking).zip())).containsExactly(Condition.UNREADABLE);
  }

  private SealState judged() {
    ofd.office.trustIn(trusted);
    SealFacts facts = new SealFacts(read(ofd.seal().zip()));
    return new JudgeSeals(new TrustDirectory(JudgeSealsTest.settings(trusted)))
        .judge(facts, RECEIVED);
  }

  private static List<Condition> conditions(byte[] file) {
    return read(file).stream().map(Seal::condition).toList();
  }

  private static List<Seal> read(byte[] file) {
    return OfdSeals.read(file, new Guard(Duration.ofSeconds(30), 512L << 20));
  }
}
