package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.runtime.seal.TestSeals;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The seals on a ruling: the certificate expired on 1 November 2026, it is the tenth. */
@Jiaozuo
class ElectronicSealTest {

  private static final TestSeals OFFICE = TestSeals.create();
  private static final Holder SIGNER =
      OFFICE.signer("2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
  private static final byte[] RULING = TestSeals.paper("Freeze 30000.00 yuan");

  private final City city;
  private final Court court;
  private Person person;
  private String account;

  ElectronicSealTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @BeforeEach
  void anAccountOnTheTenthOfNovember() {
    city.at("2026-11-10T10:00:00");
    person = city.person();
    account = city.account(person, "01", "86450.32", "2400.00");
  }

  @Test
  void f16_aRulingSealedWithAnExpiredCertificateComesBack() {
    Reply reply = file(OFFICE.seal(RULING, SIGNER, "2026-11-10T01:00:00Z", null));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/code")).isEqualTo("SIGNATURE_INVALID");
    assertThat(city.centre().freezes(account).at("/items/0/freezeNo")).isNull();
  }

  @Test
  void f17_aRulingSealedInTimeIsCarriedOutThoughTheCertificateHasExpiredSince() {
    Reply reply = file(OFFICE.seal(RULING, SIGNER, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z"));

    assertThat(reply.verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void f18_aRulingAlteredAfterSealingIsRejectedAndHoldsNothing() {
    byte[] altered = OFFICE.seal(RULING, SIGNER, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z");
    altered[new String(altered, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 11] ^= 1;

    Reply reply = file(altered);

    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).containsExactly("SIGNATURE_BROKEN");
    assertThat(city.centre().freezes(account).at("/items/0/freezeNo")).isNull();
  }

  private Reply file(byte[] ruling) {
    Filing filing = court.freeze(person, "30000.00", 12);
    String id = court.upload("ENFORCEMENT_RULING", ruling).at("/documentId");
    ((ObjectNode) filing.documents().get(0)).put("documentId", id);
    return court.file(filing);
  }
}
