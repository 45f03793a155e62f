package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.contracts.message.SigningKey;
import org.chakong.runtime.BesideOthers;
import org.chakong.runtime.evidence.Finding.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight exchanges, sixteen records, sealed four by four: seal 3 covers records 9 to 12. */
@BesideOthers
class VerifyEvidenceTest {

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
    store = KeptEvidence.in(postgres);
    for (int i = 1; i <= 8; i++) {
      store.exchange("JZ-2026-00000" + i);
    }
    store.seal(4);
  }

  @Test
  void an_untouched_store_holds_and_says_what_is_not_sealed_yet() throws CannotVerify {
    store.exchange("JZ-2026-000009");
    VerifyEvidence.Result result = store.verified(store.head());
    assertThat(result.finding()).isEmpty();
    assertThat(result.records()).isEqualTo(18);
    assertThat(result.unsealed()).isEqualTo(2);
    assertThat(result.head().orElseThrow().seq()).isEqualTo(4);
  }

  @Test
  void an_altered_byte_of_a_body_is_named() throws CannotVerify {
    store.tamper("UPDATE message SET " + KeptEvidence.otherByte("body", 3) + " WHERE id = 11");
    assertFound(Kind.RECORD_ALTERED, 3, 11);
  }

  @Test
  void whichever_column_is_altered_the_record_is_named() throws CannotVerify {
    for (String change :
        new String[] {
          "at = at + interval '1 microsecond'",
          "direction = 'OUT'",
          "kind = 'RESPONSE', status = 200",
          "peer = 'court:310000'",
          "jti = 'another'",
          "method = 'PUT'",
          "target = '/channel/v1/notices'",
          "token = (SELECT token FROM message WHERE id = 5)",
          "digest = 'sha-256=::'",
          "body = NULL"
        }) {
      KeptEvidence copy = store.copied(postgres);
      copy.tamper("UPDATE message SET " + change + " WHERE id = 7");
      Finding finding = copy.verified().finding().orElseThrow();
      assertThat(finding.kind()).as(change).isEqualTo(Kind.RECORD_ALTERED);
      assertThat(finding.record()).as(change).isEqualTo(7);
    }
  }

  @Test
  void a_deleted_record_is_named_wherever_it_stood() throws CannotVerify {
    for (long id : new long[] {1, 6, 8, 12, 16}) {
      KeptEvidence copy = store.copied(postgres);
      copy.tamper("DELETE FROM message WHERE id = " + id);
      Finding finding = copy.verified().finding().orElseThrow();
      assertThat(finding.kind()).isEqualTo(Kind.RECORD_MISSING);
      assertThat(finding.record()).isEqualTo(id);
    }
  }

  @Test
  void a_record_that_the_index_hides_or_has_otherwise_is_named() throws CannotVerify {
    for (String change :
        new String[] {
          "DELETE FROM evidence_subject WHERE message_id = 7",
          "UPDATE evidence_subject SET subject = 'JZ-2026-999999' WHERE message_id = 7",
          "INSERT INTO evidence_subject VALUES ('JZ-2026-999999', 7)"
        }) {
      KeptEvidence copy = store.copied(postgres);
      copy.tamper(change);
      Finding finding = copy.verified().finding().orElseThrow();
      assertThat(finding.kind()).as(change).isEqualTo(Kind.INDEX_ALTERED);
      assertThat(finding.seal()).as(change).isEqualTo(2);
      assertThat(finding.record()).as(change).isEqualTo(7);
    }
    store.tamper("INSERT INTO evidence_subject VALUES ('JZ-2026-000001', 99)");
    assertFound(Kind.INDEX_ALTERED, 0, 99);
  }

  @Test
  void two_swapped_records_are_named() throws CannotVerify {
    store.tamper(
        """
        UPDATE message SET (at, direction, kind, peer, jti, method, target, status, token, digest, body) =
          (SELECT at, direction, kind, peer, jti, method, target, status, token, digest, body
             FROM message other WHERE other.id = 18 - message.id + 2)
         WHERE id IN (9, 11)
        """);
    Finding finding = store.verified().finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Kind.RECORDS_SWAPPED);
    assertThat(finding.record()).isEqualTo(9);
    assertThat(finding.detail()).contains("11");
  }

  @Test
  void a_record_put_into_a_gap_or_before_the_first_is_named() throws CannotVerify {
    for (long id : new long[] {-1, 17}) {
      KeptEvidence gap = KeptEvidence.in(postgres);
      for (int i = 1; i <= 8; i++) {
        gap.exchange("JZ-2026-00000" + i);
      }
      gap.jdbi.useHandle(handle -> handle.execute("SELECT nextval('message_id_seq')"));
      gap.exchange("JZ-2026-000009");
      gap.seal(100);
      gap.tamper(
          """
          INSERT INTO message OVERRIDING SYSTEM VALUE
          SELECT %d, at, direction, kind, peer, jti, method, target, status, token, digest, body
            FROM message WHERE id = 1
          """
              .formatted(id));
      Finding finding = gap.verified().finding().orElseThrow();
      assertThat(finding.kind()).isEqualTo(Kind.RECORD_ADDED);
      assertThat(finding.record()).isEqualTo(id);
    }
  }

  @Test
  void a_changed_seal_is_named() throws CannotVerify {
    for (String change :
        new String[] {
          "root = repeat('0', 64)",
          "at = at + interval '1 second'",
          KeptEvidence.otherCharacter("jws", 100),
          "jws = (SELECT jws FROM evidence_seal WHERE seq = 3)",
          KeptEvidence.otherByte("leaves", 40)
        }) {
      KeptEvidence copy = store.copied(postgres);
      copy.tamper("UPDATE evidence_seal SET " + change + " WHERE seq = 2");
      Finding finding = copy.verified().finding().orElseThrow();
      assertThat(finding.kind()).as(change).isEqualTo(Kind.SEAL_ALTERED);
      assertThat(finding.seal()).as(change).isEqualTo(2);
    }
  }

  @Test
  void a_record_whose_leaf_was_altered_with_it_is_named_by_its_token() throws CannotVerify {
    store.tamper(
        "UPDATE message SET " + KeptEvidence.otherByte("body", 3) + " WHERE id = 11",
        "UPDATE evidence_seal SET " + KeptEvidence.otherByte("leaves", 70) + " WHERE seq = 3");
    assertFound(Kind.RECORD_NOT_PROVED, 3, 11);
  }

  @Test
  void a_missing_seal_is_named_with_and_without_its_records() throws CannotVerify {
    store.tamper("DELETE FROM evidence_seal WHERE seq = 2");
    assertFound(Kind.SEAL_MISSING, 2, 0);
    store.tamper("DELETE FROM message WHERE id BETWEEN 5 AND 8");
    assertFound(Kind.SEAL_MISSING, 2, 0);
  }

  @Test
  void a_cut_end_is_named_by_a_pinned_head() throws CannotVerify {
    String head = store.head();
    store.tamper("DELETE FROM message WHERE id > 12", "DELETE FROM evidence_seal WHERE seq = 4");
    assertFound(Kind.INDEX_ALTERED, 0, 13);
    store.tamper("DELETE FROM evidence_subject WHERE message_id > 12");
    assertThat(store.verified().finding()).isEmpty();
    Finding finding = store.verified(head).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Kind.END_MISSING);
    assertThat(finding.text()).contains("seal 4 up to record 16", "ends with record 12");
  }

  @Test
  void an_old_copy_is_told_from_what_it_was_copied_of_also_when_it_went_on() throws CannotVerify {
    KeptEvidence old = store.copied(postgres);
    store.exchange("JZ-2026-000010");
    store.seal(4);
    String head = store.head();
    assertThat(old.verified(head).finding().orElseThrow().kind()).isEqualTo(Kind.END_MISSING);
    old.exchange("JZ-2026-000011");
    old.seal(4);
    assertThat(old.verified().finding()).isEmpty();
    Finding finding = old.verified(head).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Kind.HEAD_DIFFERS);
    assertThat(finding.seal()).isEqualTo(5);
  }

  @Test
  void a_record_nobody_signed_is_named_though_it_was_sealed() throws CannotVerify {
    store.jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO message
              (at, direction, kind, peer, jti, method, target, status, token, digest, body)
            SELECT at, direction, kind, peer, jti, method, '/channel/v1/notices', status, token, digest,
                   body
              FROM message WHERE id = 1
            """));
    assertThat(store.verified().finding().orElseThrow().record()).isEqualTo(17);
    store.seal(4);
    assertFound(Kind.RECORD_NOT_PROVED, 5, 17);
  }

  @Test
  void who_seals_anew_what_he_altered_needs_the_key() throws CannotVerify {
    store.tamper(
        "UPDATE message SET at = at + interval '1 day' WHERE id = 14",
        "DELETE FROM evidence_seal WHERE seq = 4");
    SigningKey other = SigningKey.generate();
    assertThat(store.sealing(other, 100, Duration.ofSeconds(5)).next()).isEqualTo(4);
    assertThatThrownBy(store::verified)
        .isInstanceOf(CannotVerify.class)
        .hasMessageContaining(other.kid());
    PinnedKeys trusting =
        PinnedKeys.of(
            List.of(
                store.courtKey.ownedBy(KeptEvidence.COURT),
                store.fundKey.ownedBy(KeptEvidence.FUND),
                other.ownedBy(KeptEvidence.COURT)));
    assertThat(store.verified(trusting, List.of()).finding().orElseThrow().kind())
        .isEqualTo(Kind.SEAL_ALTERED);
  }

  @Test
  void without_the_key_of_a_sender_nothing_is_said_to_hold() {
    PinnedKeys fundOnly = PinnedKeys.of(List.of(store.fundKey.ownedBy(KeptEvidence.FUND)));
    assertThatThrownBy(() -> store.verified(fundOnly, List.of()))
        .isInstanceOf(CannotVerify.class)
        .hasMessageContaining(store.courtKey.kid());
  }

  private void assertFound(Kind kind, long seal, long record) throws CannotVerify {
    Finding finding = store.verified().finding().orElseThrow();
    assertThat(finding.kind()).as(finding.text()).isEqualTo(kind);
    assertThat(finding.seal()).isEqualTo(seal);
    assertThat(finding.record()).isEqualTo(record);
  }
}
