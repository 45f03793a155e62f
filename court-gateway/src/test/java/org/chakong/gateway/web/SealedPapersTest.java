package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.chakong.contracts.message.Digests;
import org.chakong.runtime.seal.TestSeals;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.junit.jupiter.api.Test;

/** What the court's own door says of the seals on its papers; it is 18 November 2026. */
@QuarkusTest
class SealedPapersTest extends GatewayTest {

  private static final TestSeals OFFICE = TestSeals.create();
  private static final Holder SIGNER =
      OFFICE.signer("2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
  private static final byte[] PAPER = TestSeals.paper("Freeze 30000.00 yuan");

  @Test
  void f16_a_seal_put_after_its_certificate_had_expired_comes_back_at_once() {
    String no = newRequestNo();
    SHANYANG
        .file(freeze(no, OFFICE.seal(PAPER, SIGNER, "2026-11-10T01:00:00Z", null)))
        .then()
        .statusCode(422)
        .body("code", equalTo("SIGNATURE_INVALID"))
        .body("violations.field", hasItem("documents[0].documentId"));
    assertNothingStoredOrSent(no);
  }

  @Test
  void f17_a_seal_put_in_time_passes_though_its_certificate_has_expired_since() {
    SHANYANG
        .file(
            freeze(
                newRequestNo(),
                OFFICE.seal(PAPER, SIGNER, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z")))
        .then()
        .statusCode(TAKEN);
  }

  @Test
  void f18_a_paper_altered_after_sealing_passes_for_the_centre_s_signed_rejection() {
    byte[] altered = OFFICE.seal(PAPER, SIGNER, "2026-10-20T02:00:00Z", null);
    altered[new String(altered, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 11] ^= 1;
    String no = newRequestNo();

    SHANYANG.file(freeze(no, altered)).then().statusCode(TAKEN);
  }

  @Test
  void a_paper_nobody_has_looked_at_yet_is_looked_at_when_it_is_filed() throws Exception {
    byte[] late = OFFICE.seal(PAPER, SIGNER, "2026-11-10T01:30:00Z", null);
    ObjectNode request = freeze(newRequestNo(), late);
    forget(Digests.sha256Hex(late));

    SHANYANG.file(request).then().statusCode(422).body("code", equalTo("SIGNATURE_INVALID"));
  }

  @Test
  void a_paper_that_only_begins_like_one_is_taken_in_as_unsealed() {
    SHANYANG
        .upload("OTHER", Court.pdf("obj << [ (((( stream " + newRequestNo()))
        .then()
        .statusCode(201);
  }

  private void forget(String sha256) throws Exception {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("DELETE FROM paper_seal WHERE sha256 = ?")) {
      delete.setString(1, sha256);
      assertThat(delete.executeUpdate()).isEqualTo(1);
    }
  }

  /** With the ruling as given. */
  private static ObjectNode freeze(String no, byte[] ruling) {
    ObjectNode body = SHANYANG.freeze(no);
    String id = SHANYANG.upload("ENFORCEMENT_RULING", ruling).then().extract().path("documentId");
    ((ObjectNode) body.at("/documents/0")).put("documentId", id);
    return body;
  }
}
