package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** 补录 over both services: the queue follows service, and the courts that stand behind are told. */
@Jiaozuo
class BackEntryTest {
  private static final String OUTAGE = "上午9时至16时停机，文书由窗口签收";

  private final City city;
  private final Court later;
  private final Court earlier;

  BackEntryTest(City city) {
    this.city = city;
    this.later = city.court("豫0811");
    this.earlier = city.court("豫0802");
  }

  @Test
  void theCourtThatLosesPlaceAndMoneyToAnOrderServedEarlierIsToldWhy() {
    city.at("2026-11-18T17:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "30000.00", "1000.00");
    Filing online = later.freeze(person, "30000.00", 12);
    assertThat(later.file(online).verdict()).isEqualTo("EXECUTED");

    Filing paper = earlier.freeze(person, "20000.00", 12);
    Reply entered = centre().backEnter(paper, "2026-11-18T10:20:00+08:00", OUTAGE);
    assertThat(entered.status()).isEqualTo(201);
    assertThat(centre().freezes(account).json().path("items")).hasSize(1);
    Reply approved = centre().approveBackEntry(paper.requestNo());

    assertThat(approved.at("/result/answer/verdict")).isEqualTo("EXECUTED");
    assertThat(approved.at("/result/receivedAt")).isEqualTo("2026-11-18T10:20:00+08:00");
    assertThat(approved.at("/result/sla/dueAt")).isEqualTo("2026-11-21T00:00:00+08:00");
    assertThat(approved.at("/result/answer/freeze/frozen")).isEqualTo("20000.00");
    assertThat(approved.at("/result/answer/freeze/position")).isEqualTo("1");
    Reply register = centre().freezes(account);
    assertThat(register.at("/items/0/requestNo")).isEqualTo(paper.requestNo());
    assertThat(register.at("/items/1/frozen")).isEqualTo("10000.00");
    assertThat(register.at("/items/1/waiting")).isEqualTo("20000.00");
    JsonNode known = freezeOf(online.requestNo(), "10000.00");
    assertThat(known.path("position").asInt()).isEqualTo(2);
    assertThat(told(online.requestNo())).contains("在先送达", "served earlier");
  }

  @Test
  void anExtensionServedInTimeIsInForceAgainInItsPlace() {
    city.at("2026-09-15T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "30000.00", "1000.00");
    Filing first = later.freeze(person, "30000.00", 1);
    String freezeNo = later.file(first).at("/answer/freeze/freezeNo");
    Filing waiting = earlier.freeze(person, "10000.00", 12);
    assertThat(earlier.file(waiting).verdict()).isEqualTo("PARTLY_EXECUTED");
    city.at("2026-10-16T10:00:00");
    City.eventually(
        () -> centre().freezes(account), reply -> reply.json().path("items").size() == 1);
    City.eventually(
        () -> later.get("/api/v1/requests/" + first.requestNo() + "/timeline"),
        reply -> reply.json().toString().contains("FREEZE_EXPIRED"));

    Filing extension = later.extend(person, freezeNo, 12);
    assertThat(centre().backEnter(extension, "2026-10-15T16:30:00+08:00", OUTAGE).status())
        .isEqualTo(201);
    Reply approved = centre().approveBackEntry(extension.requestNo());

    assertThat(approved.at("/result/answer/verdict")).isEqualTo("EXECUTED");
    assertThat(approved.at("/result/answer/freeze/frozen")).isEqualTo("30000.00");
    assertThat(approved.at("/result/answer/freeze/position")).isEqualTo("1");
    assertThat(approved.at("/result/answer/freeze/until")).startsWith("2027-10");
    assertThat(centre().freezes(account).at("/items/1/frozen")).isEqualTo("0.00");
    assertThat(freezeOf(first.requestNo(), "30000.00").path("state").asText()).isEqualTo("ACTIVE");
  }

  /** As its court sees it, once it has heard that so much is frozen. */
  private JsonNode freezeOf(String requestNo, String frozen) {
    Reply listed =
        City.eventually(
            () -> later.get("/api/v1/freezes?limit=200"),
            reply -> frozen.equals(of(reply, requestNo).path("frozen").asText()));
    return of(listed, requestNo);
  }

  private static JsonNode of(Reply listed, String requestNo) {
    for (JsonNode freeze : listed.json().path("items")) {
      if (requestNo.equals(freeze.path("requestNo").asText())) {
        return freeze;
      }
    }
    return MissingNode.getInstance();
  }

  private String told(String requestNo) {
    return City.eventually(
            () -> later.get("/api/v1/requests/" + requestNo + "/timeline"),
            reply -> reply.json().toString().contains("FREEZE_CHANGED"))
        .json()
        .toString();
  }

  private Centre centre() {
    return city.centre();
  }
}
