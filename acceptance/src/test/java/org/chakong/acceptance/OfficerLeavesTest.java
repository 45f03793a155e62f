package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.Test;

/** Who has left may not act any more, whatever papers a request shows (法释〔2013〕20号 第二条). */
@Jiaozuo
class OfficerLeavesTest {

  private final City city;
  private final Court court;

  OfficerLeavesTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void o06_theCentreReturnsWhatNamesAnOfficerWhoHasLeft() {
    city.centre().register("officers", officer("GZ-LEFT-1"));
    assertThat(court.file(freezeBy("GZ-LEFT-1")).verdict()).isEqualTo("EXECUTED");

    Reply ended = city.centre().end("officers", ending("GZ-LEFT-1"));

    assertThat(ended.at("/state")).isEqualTo("AT_ONCE");
    Reply reply = court.file(freezeBy("GZ-LEFT-1"));
    assertThat(reply.verdict()).isEqualTo("RETURNED");
    assertThat(reply.at("/status")).isEqualTo("ANSWERED");
    assertThat(reply.codes()).contains("PERMIT_EXPIRED");
  }

  @Test
  void o06_theCourtsOwnDoorSendsBackWhatNamesOneWhoHasLeft() {
    String proposer = city.world().gatewayToken("court-ops", "operator-1");
    String approver = city.world().gatewayToken("court-ops", "operator-2");
    Reply proposed = post(proposer, "officers/proposals", officer("GZ-LEFT-2"));
    ObjectNode approval =
        JsonNodeFactory.instance.objectNode().put("decision", "APPROVE").put("comment", "与名册一致");
    assertThat(post(proposer, "proposals/" + proposed.at("/id") + "/decision", approval).status())
        .isEqualTo(403);
    post(approver, "proposals/" + proposed.at("/id") + "/decision", approval);
    assertThat(court.file(freezeBy("GZ-LEFT-2")).verdict()).isEqualTo("EXECUTED");

    post(proposer, "officers/endings", ending("GZ-LEFT-2"));

    Filing later = freezeBy("GZ-LEFT-2");
    Reply reply = court.file(later);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).contains("PERMIT_EXPIRED");
    assertThat(city.centre().request(later.requestNo()).status()).isEqualTo(404);
  }

  private Reply post(String token, String path, ObjectNode body) {
    return city.world().gateway().json("POST", "/api/v1/registries/" + path, token, Map.of(), body);
  }

  private static ObjectNode officer(String permit) {
    ObjectNode proposal = JsonNodeFactory.instance.objectNode().put("validFrom", "2020-01-01");
    proposal
        .putObject("record")
        .put("kind", "OFFICER")
        .put("court", "豫0811")
        .put("name", "测试执行员三")
        .put("workPermitNo", permit)
        .put("workPermitValidUntil", "2030-12-31");
    return proposal;
  }

  private static ObjectNode ending(String permit) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", "豫0811/" + permit)
        .put("from", LocalDate.now(LegalZone.ZONE).toString());
  }

  /** Both permits are shown and valid: nothing but the registry speaks against the officer. */
  private Filing freezeBy(String permit) {
    Person person = city.person();
    city.account(person, "01", "5000.00", "1000.00");
    Filing filing = court.freeze(person, "1000.00", 12);
    ((ObjectNode) filing.officers().get(0)).put("workPermitNo", permit);
    return filing;
  }
}
