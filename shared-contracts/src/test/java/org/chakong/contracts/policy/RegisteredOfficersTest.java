package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.O1;
import static org.chakong.contracts.policy.FilingFixture.O2;
import static org.chakong.contracts.policy.FilingFixture.TODAY;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.jiaozuo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.policy.MeasureRule.Registration;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.ReasonCode;
import org.junit.jupiter.api.Test;

/** Officers registered once and named in each request, or permits in each request. */
class RegisteredOfficersTest {
  private static final LocalDate LATER = LocalDate.of(2028, 12, 31);

  private final RegisteredOfficer first = registered("1", LATER, null);
  private final RegisteredOfficer second = registered("2", LATER, null);

  @Test
  void a_work_permit_number_is_completed_from_the_registry() {
    assertThat(codes(Registration.EITHER, named("W-1"), named("ｗ-2 "))).isEmpty();
    assertThat(codes(Registration.PRE_REGISTERED, named("W-1"), named("W-2"))).isEmpty();
  }

  @Test
  void where_permits_go_with_each_request_the_registry_completes_nothing() {
    assertThat(codes(Registration.PER_REQUEST, named("W-1"), O2))
        .contains(ReasonCode.PERMIT_MISSING);
  }

  @Test
  void permits_in_the_request_do_where_either_way_is_agreed_and_not_where_registration_is() {
    Officer unknown = FilingFixture.officer("9");
    assertThat(codes(Registration.EITHER, named("W-1"), unknown)).isEmpty();
    assertThat(codes(Registration.PRE_REGISTERED, named("W-1"), unknown))
        .contains(ReasonCode.PERMIT_MISSING);
  }

  @Test
  void a_registered_permit_that_has_run_out_does_not_count() {
    RegisteredOfficer expired = registered("2", TODAY.minusDays(1), null);
    assertThat(
            codes(Registration.PRE_REGISTERED, List.of(first, expired), named("W-1"), named("W-2")))
        .containsOnly(ReasonCode.PERMIT_EXPIRED);
  }

  @Test
  void o06_an_officer_who_has_left_is_refused_whatever_papers_the_request_carries() {
    RegisteredOfficer left = registered("2", LATER, TODAY);
    for (Registration way : Registration.values()) {
      assertThat(codes(way, List.of(first, left), O1, O2))
          .as(way.name())
          .containsOnly(ReasonCode.PERMIT_EXPIRED);
    }
  }

  @Test
  void o06_the_day_before_leaving_an_officer_still_acts() {
    RegisteredOfficer leaving = registered("2", LATER, TODAY.plusDays(1));
    assertThat(codes(Registration.PRE_REGISTERED, List.of(first, leaving), O1, O2)).isEmpty();
  }

  @Test
  void one_person_named_by_two_permits_is_one_officer() {
    Officer byDutyPermit = new Officer(null, null, null, "D-1", null);
    assertThat(codes(Registration.PRE_REGISTERED, named("W-1"), byDutyPermit))
        .containsExactly(ReasonCode.OFFICERS_TOO_FEW);
  }

  @Test
  void another_name_under_a_registered_number_is_not_that_officer() {
    Officer other = new Officer("测试他人", "W-2", null, null, null);
    assertThat(codes(Registration.PRE_REGISTERED, named("W-1"), other))
        .contains(ReasonCode.PERMIT_MISSING);
  }

  @Test
  void officers_of_another_court_are_not_registered_here() {
    RegisteredOfficer elsewhere =
        new RegisteredOfficer("豫0802", "测试官2", "W-2", LATER, "D-2", LATER, null);
    assertThat(
            codes(
                Registration.PRE_REGISTERED, List.of(first, elsewhere), named("W-1"), named("W-2")))
        .contains(ReasonCode.PERMIT_MISSING);
  }

  private List<ReasonCode> codes(Registration way, Officer... officers) {
    return codes(way, List.of(first, second), officers);
  }

  private static List<ReasonCode> codes(
      Registration way, List<RegisteredOfficer> registry, Officer... officers) {
    FilingFixture filing = jiaozuo(freeze("1.00")).by(officers);
    FilingContext before = filing.context();
    FilingContext context =
        new FilingContext(
            jiaozuoWith(way),
            before.channel(),
            before.day(),
            CourtRegistry.load().with(List.of(), registry),
            before.documentsAtHand(),
            false,
            before.latestCaseYear(),
            before.seals());
    return FormalPolicy.check(filing.request(), context).failures().stream()
        .map(RuleFinding::code)
        .toList();
  }

  private static PolicyProfile jiaozuoWith(Registration way) {
    String name = "policies/jiaozuo-2024.yaml";
    try (InputStream yaml = PolicyProfile.class.getClassLoader().getResourceAsStream(name)) {
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      String set = text.replace("registration: PER_REQUEST", "registration: " + way);
      return YamlResources.parse(name, set, PolicyProfile.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Officer named(String workPermitNo) {
    return new Officer(null, workPermitNo, null, null, null);
  }

  private static RegisteredOfficer registered(String number, LocalDate until, LocalDate leftOn) {
    return new RegisteredOfficer(
        "豫0811", "测试官" + number, "W-" + number, until, "D-" + number, until, leftOn);
  }
}
