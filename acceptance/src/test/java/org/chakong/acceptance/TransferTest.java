package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Patience;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.request.DocumentType;
import org.junit.jupiter.api.Test;

/** A case goes to another court, and its freeze with it. */
@Jiaozuo
class TransferTest {

  private static final String FORMER_CASE = "（2025）豫0811执123号";
  private static final String RULING = "（2025）豫0811执123号之二";

  private final City city;
  private final Court former;
  private final Court receiving;
  private final Court waiting;

  TransferTest(City city) {
    this.city = city;
    this.former = city.court("豫0811");
    this.receiving = city.court("豫0802");
    this.waiting = city.court("豫0803");
  }

  @Test
  void theFreezePassesWithItsNumberPlaceAndTermAndTheFormerCourtIsTold() {
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "1000.00");
    Filing placed = former.freeze(person, "40000.00", 12);
    Reply freeze = former.file(placed);
    String freezeNo = freeze.at("/answer/freeze/freezeNo");
    waiting.file(waiting.freeze(person, "30000.00", 12));

    Filing transfer = transfer(person, freezeNo);
    assertThat(receiving.fileForReview(transfer).at("/status")).isEqualTo("IN_REVIEW");
    city.centre().clerkDecides(transfer.requestNo(), "APPROVE", null);

    Reply register = city.centre().freezes(account);
    assertThat(register.at("/items/0/freezeNo")).isEqualTo(freezeNo);
    assertThat(register.at("/items/0/court")).isEqualTo("豫0802");
    assertThat(register.at("/items/0/position")).isEqualTo("1");
    assertThat(register.at("/items/0/frozen")).isEqualTo("40000.00");
    assertThat(register.at("/items/0/until")).isEqualTo(freeze.at("/answer/freeze/until"));
    Reply told =
        Patience.until(
            () -> former.get("/api/v1/requests/" + placed.requestNo() + "/timeline"),
            timeline -> timeline.json().toString().contains("FREEZE_CHANGED"));
    assertThat(told.json().toString()).contains("FREEZE_CHANGED");
    assertThat(former.get("/api/v1/freezes?limit=200").json().toString()).doesNotContain(freezeNo);
    assertThat(receiving.get("/api/v1/freezes?limit=200").json().toString()).contains(freezeNo);

    Reply refused = former.file(former.unfreeze(person, freezeNo));
    assertThat(refused.at("/answer/reasons/0/code")).isEqualTo("NOT_HOLDER");
    assertThat(receiving.file(receiving.unfreeze(person, freezeNo)).verdict())
        .isEqualTo("EXECUTED");
  }

  @Test
  void noCourtTakesAFreezeByARulingOfItsOwn() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "1000.00");
    String freezeNo =
        former.file(former.freeze(person, "40000.00", 12)).at("/answer/freeze/freezeNo");

    Filing taking = transfer(person, freezeNo);
    ((ObjectNode) taking.courtCase().get("transfer")).put("rulingNumber", "（2025）豫0802执123号之二");
    ((ObjectNode) taking.documents().get(2)).put("number", "（2025）豫0802执123号之二");

    assertThat(receiving.file(taking).json().toString()).contains("NOT_HOLDER");
  }

  private Filing transfer(Person person, String freezeNo) {
    Filing filing = receiving.extend(person, freezeNo, 12).paper(DocumentType.TRANSFER_RULING);
    filing.instruction().remove("termMonths");
    filing
        .courtCase()
        .putObject("transfer")
        .put("fromCaseNumber", FORMER_CASE)
        .put("rulingNumber", RULING);
    ((ObjectNode) filing.documents().get(2)).put("number", RULING);
    return filing;
  }
}
