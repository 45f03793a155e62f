package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.chakong.contracts.message.Digests;
import org.chakong.runtime.BesideOthers;
import org.chakong.runtime.evidence.RequestEvidence.Standing;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page can say of one request's evidence without reading the store. */
@BesideOthers
class RequestEvidenceTest {

  private static final String REQUEST = "JZ-2026-000042";

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = KeptEvidence.postgres();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** A paper under seal 1, the request under seal 2, seals 3 to 12 behind it, then a new call. */
  private static KeptEvidence store() {
    KeptEvidence store = KeptEvidence.in(postgres);
    byte[] paper = KeptEvidence.bytes("%PDF-1.7");
    String sha = Digests.sha256Hex(paper);
    store.exchange("PUT", "/channel/v1/documents/" + sha, paper, false);
    store.seal(2);
    String body =
        "{\"requestNo\":\"%s\",\"documents\":[{\"documentId\":\"sha256:%s\"}]}"
            .formatted(REQUEST, sha);
    store.exchange("POST", "/channel/v1/requests", KeptEvidence.bytes(body), true);
    store.seal(2);
    for (int i = 10; i < 20; i++) {
      store.exchange("JZ-2026-0000" + i);
    }
    store.seal(2);
    store.exchange("GET", "/channel/v1/requests/" + REQUEST, new byte[0], true);
    return store;
  }

  @Test
  void it_says_how_many_messages_are_kept_and_under_which_seal() {
    RequestEvidence.State state = state(store());
    assertThat(state.standing()).isEqualTo(Standing.HOLDS);
    assertThat(state.messages()).isEqualTo(6);
    assertThat(state.sealed()).isEqualTo(4);
    assertThat(state.lastSeal()).isEqualTo(2);
    assertThat(state.head()).isEqualTo(12);
    assertThat(state.fault()).isNull();
  }

  @Test
  void of_a_request_that_nobody_signed_it_says_so() {
    assertThat(state(store(), "JZ-2026-999999"))
        .isEqualTo(new RequestEvidence.State(Standing.NOTHING, 0, 0, 0, null, 0, null));
  }

  @Test
  void whatever_is_altered_shows() {
    for (String alteration :
        new String[] {
          "UPDATE message SET body = '{\"requestNo\":\"JZ-2026-000042\"}' WHERE id = 3",
          "DELETE FROM message WHERE id = 3",
          "DELETE FROM message WHERE id = 1",
          "UPDATE message SET at = at + interval '1 second' WHERE id = 4",
          "UPDATE message SET status = 500 WHERE id = 26",
          "UPDATE evidence_seal SET root = repeat('0', 64) WHERE seq = 2",
          "UPDATE evidence_seal SET leaves = decode(repeat('00', 64), 'hex') WHERE seq = 1",
          "UPDATE evidence_seal SET jws = jws || 'A' WHERE seq = 12",
          "UPDATE evidence_seal SET jws = 'x' WHERE seq = 12",
          "DELETE FROM evidence_seal WHERE seq = 11"
        }) {
      KeptEvidence store = store();
      store.tamper(alteration);
      RequestEvidence.State state = state(store);
      assertThat(state.standing()).as(alteration).isEqualTo(Standing.BROKEN);
      assertThat(state.fault()).as(alteration).contains(" / ");
    }
  }

  @Test
  void without_the_key_nothing_is_claimed() {
    KeptEvidence store = store();
    store.tamper("DELETE FROM evidence_key WHERE party = 'court:410800'");
    assertThat(state(store).standing()).isEqualTo(Standing.UNKNOWN);
  }

  private static RequestEvidence.State state(KeptEvidence store) {
    return state(store, REQUEST);
  }

  private static RequestEvidence.State state(KeptEvidence store, String requestNo) {
    try (Handle handle = store.jdbi.open()) {
      return RequestEvidence.state(handle, requestNo);
    }
  }
}
