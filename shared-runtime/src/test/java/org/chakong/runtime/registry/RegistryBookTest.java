package org.chakong.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chakong.runtime.registry.Registering.APPROVE;
import static org.chakong.runtime.registry.Registering.DAY;
import static org.chakong.runtime.registry.Registering.account;
import static org.chakong.runtime.registry.Registering.deduction;
import static org.chakong.runtime.registry.Registering.fresh;
import static org.chakong.runtime.registry.Registering.from;
import static org.chakong.runtime.registry.Registering.officer;
import static org.chakong.runtime.registry.Registering.proposed;
import static org.chakong.runtime.registry.Registering.queryBy;
import static org.chakong.runtime.registry.Registering.registered;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.Payee;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RegistryBookTest {

  private static final String CASE = "（2026）豫0811执123号";

  @Inject RegistryBook book;
  @Inject Registries registries;
  @Inject Liaisons liaisons;
  @Inject DataSource database;

  @Test
  void the_courts_that_come_with_the_product_are_there_from_the_start() {
    CourtRegistry courts = now(DAY);
    assertThat(courts.isSuperior("沪02", "沪0101")).isTrue();
    assertThat(courts.isSuperior("沪02", "沪0106")).isTrue();
    assertThat(courts.isSuperior("沪01", "沪0101")).isFalse();
    assertThat(courts.names()).containsEntry("豫0811", "焦作市山阳区人民法院");
  }

  @Test
  void outside_demo_mode_no_account_comes_with_the_product() {
    assertThat(payees("（2026）豫0811执77号", DAY)).doesNotContain("41001500000000000811");
  }

  @Test
  void what_is_proposed_is_in_force_only_when_another_person_approves() {
    String number = fresh("A");
    RegistryProposal proposal = proposed(book, from(DAY, account(number, null)));
    assertThat(payees(CASE, DAY)).doesNotContain(number);

    assertThat(book.decide(proposal.id(), APPROVE, "clerk-1"))
        .isInstanceOf(RegistryBook.Result.SamePerson.class);
    assertThat(payees(CASE, DAY)).doesNotContain(number);

    assertThat(book.decide(proposal.id(), APPROVE, "supervisor-1"))
        .isInstanceOf(RegistryBook.Result.Taken.class);
    assertThat(payees(CASE, DAY)).contains(number);
  }

  @Test
  void the_database_refuses_an_approval_by_the_proposer_too() {
    long id = proposed(book, from(DAY, account(fresh("A"), null))).id();
    refused(
        "UPDATE registry_proposal SET state = 'APPROVED', decided_by = proposed_by,"
            + " decided_at = proposed_at WHERE id = "
            + id,
        "two_different_persons");
  }

  @Test
  void a_rejected_proposal_changes_nothing_and_stays_rejected() {
    String number = fresh("A");
    long id = proposed(book, from(DAY, account(number, null))).id();
    RegistryDecision reject = new RegistryDecision(RegistryDecision.Kind.REJECT, "账号有误");
    assertThat(book.decide(id, reject, "supervisor-1"))
        .isInstanceOf(RegistryBook.Result.Taken.class);
    assertThat(book.decide(id, APPROVE, "supervisor-2"))
        .isInstanceOf(RegistryBook.Result.DecidedBefore.class);
    assertThat(payees(CASE, DAY)).doesNotContain(number);
  }

  @Test
  void of_two_supervisors_at_once_one_decides() throws Exception {
    long id = proposed(book, from(DAY, account(fresh("A"), null))).id();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<RegistryBook.Result>> both =
          List.of(() -> book.decide(id, APPROVE, "s-1"), () -> book.decide(id, APPROVE, "s-2"));
      List<Class<?>> results =
          threads.invokeAll(both).stream()
              .<Class<?>>map(done -> done.resultNow().getClass())
              .toList();
      assertThat(results)
          .containsExactlyInAnyOrder(
              RegistryBook.Result.Taken.class, RegistryBook.Result.DecidedBefore.class);
    }
  }

  @Test
  void a_court_answers_to_another_superior_from_the_day_of_the_change() {
    LocalDate day = LocalDate.of(2027, 1, 1);
    registered(book, from(day, new RegistryRecord.Court("沪0104", "上海市徐汇区人民法院", "沪01")));

    assertThat(now(day).isSuperior("沪01", "沪0104")).isTrue();
    assertThat(now(day.minusDays(1)).isSuperior("沪01", "沪0104")).isFalse();
    assertThat(now(day.minusDays(1)).isSuperior("沪", "沪0104")).isTrue();
  }

  @Test
  void a_request_received_before_the_approval_is_judged_by_what_was_known_then() {
    String number = fresh("A");
    long before = registries.revision();
    registered(book, from(DAY.minusYears(1), account(number, null)));

    assertThat(payees(CASE, DAY, before)).doesNotContain(number);
    assertThat(payees(CASE, DAY, registries.revision())).contains(number);
  }

  @Test
  void the_account_of_a_case_is_found_for_that_case_alone_and_in_its_days() {
    String number = fresh("A");
    registered(book, from(DAY, account(number, "(2026)豫0811执 900号")));

    assertThat(payees("（2026）豫0811执900号", DAY)).contains(number);
    assertThat(payees("（2026）豫0811执901号", DAY)).doesNotContain(number);
    assertThat(payees("（2026）豫0811执900号", DAY.minusDays(1))).doesNotContain(number);
  }

  @Test
  void ending_an_account_needs_two_persons_and_keeps_the_days_before() {
    String number = fresh("A");
    registered(book, from(DAY, account(number, null)));
    RecordEnding ending = new RecordEnding("豫0811/" + number, DAY.plusDays(10), "账户注销");
    RegistryProposal proposal =
        ((RegistryBook.Result.Taken) book.end(RegistryKind.PAYEE_ACCOUNT, ending, "clerk-1"))
            .proposal();
    assertThat(proposal.state()).isEqualTo(RegistryProposal.State.PROPOSED);
    assertThat(payees(CASE, DAY.plusDays(10))).contains(number);

    book.decide(proposal.id(), APPROVE, "supervisor-1");
    assertThat(payees(CASE, DAY.plusDays(9))).contains(number);
    assertThat(payees(CASE, DAY.plusDays(10))).doesNotContain(number);
  }

  @Test
  void o06_an_officer_leaves_at_once_on_one_person_s_word() {
    String permit = fresh("W-");
    registered(book, from(DAY.minusYears(1), officer(permit, fresh("D-"))));
    long before = registries.revision();

    RegistryBook.Result result =
        book.end(RegistryKind.OFFICER, new RecordEnding("豫0811/" + permit, DAY, "离任"), "clerk-1");

    assertThat(result)
        .isInstanceOfSatisfying(
            RegistryBook.Result.Taken.class,
            taken ->
                assertThat(taken.proposal().state()).isEqualTo(RegistryProposal.State.AT_ONCE));
    assertThat(leftOn(permit, DAY, registries.revision())).isEqualTo(DAY);
    assertThat(leftOn(permit, DAY.minusDays(1), registries.revision())).isNull();
    assertThat(leftOn(permit, DAY, before)).isNull();
  }

  @Test
  void a_duty_permit_is_of_one_officer_until_that_one_has_left() {
    String duty = fresh("D-");
    String first = fresh("W-");
    registered(book, from(DAY, officer(first, duty)));
    assertThat(defects(RegistryKind.OFFICER, officer(fresh("W-"), duty)))
        .containsExactly(RegistryRefusal.REGISTRY_PERMIT_TAKEN);

    book.end(RegistryKind.OFFICER, new RecordEnding("豫0811/" + first, DAY, "离任"), "clerk-1");
    assertThat(defects(RegistryKind.OFFICER, officer(fresh("W-"), duty))).isEmpty();
  }

  @Test
  void what_cannot_stand_is_refused_when_it_is_proposed() {
    assertThat(
            defects(
                RegistryKind.PAYEE_ACCOUNT,
                new RegistryRecord.PayeeAccount("豫9999", "测试专户", fresh("A"), null, null)))
        .containsExactly(RegistryRefusal.REGISTRY_COURT_UNKNOWN);
    assertThat(defects(RegistryKind.PAYEE_ACCOUNT, account(fresh("A"), "（2026）豫0802执1号")))
        .containsExactly(RegistryRefusal.REGISTRY_CASE_NUMBER_INVALID);
    assertThat(defects(RegistryKind.COURT, new RegistryRecord.Court("豫08", "测试法院", "豫0811")))
        .containsExactly(RegistryRefusal.REGISTRY_COURTS_OUT_OF_ORDER);
    assertThat(defects(RegistryKind.COURT, new RegistryRecord.Court("豫0890", "测试法院", "豫89")))
        .containsExactly(RegistryRefusal.REGISTRY_COURTS_OUT_OF_ORDER);
    assertThat(defects(RegistryKind.OFFICER, officer(null, null)))
        .containsExactly(RegistryRefusal.REGISTRY_PERMIT_MISSING);
  }

  @Test
  void a_court_that_others_answer_to_cannot_end() {
    RegistryBook.Result result =
        book.end(RegistryKind.COURT, new RecordEnding("豫08", DAY, "撤销"), "clerk-1");
    assertThat(result).isInstanceOf(RegistryBook.Result.Defective.class);
    assertThat(now(DAY).court("豫08")).isPresent();
  }

  @Test
  void nothing_can_be_ended_that_was_never_registered() {
    assertThat(book.end(RegistryKind.OFFICER, new RecordEnding("豫0811/W-0", DAY, null), "clerk-1"))
        .isEqualTo(
            new RegistryBook.Result.Defective(
                List.of(new Defect(1, RegistryRefusal.REGISTRY_RECORD_UNKNOWN))));
  }

  @Test
  void what_was_fit_when_proposed_is_tried_again_when_approved() {
    String duty = fresh("D-");
    long waiting = proposed(book, from(DAY, officer(fresh("W-"), duty))).id();
    registered(book, from(DAY, officer(fresh("W-"), duty)));

    assertThat(book.decide(waiting, APPROVE, "supervisor-1"))
        .isInstanceOf(RegistryBook.Result.Defective.class);
    assertThat(book.decide(waiting, new RegistryDecision(RegistryDecision.Kind.REJECT, "重复"), "s"))
        .isInstanceOf(RegistryBook.Result.Taken.class);
  }

  @Test
  void records_are_neither_altered_nor_deleted_nor_doubled() {
    refused("UPDATE registry_record SET valid_until = '2020-01-01'", "never altered");
    refused("DELETE FROM registry_record", "append-only");
    refused("UPDATE registry_change SET line = 9", "append-only");
    refused(
        """
        INSERT INTO registry_record (kind, key, court, valid_from, known_from, body)
        SELECT kind, key, court, '2026-01-01', known_from, body FROM registry_record
         WHERE kind = 'COURT' AND key = '豫0811'
        """,
        "one_record_a_day");
  }

  @Test
  void liaison_persons_are_found_by_institution_and_day() {
    registered(
        book,
        from(DAY, new RegistryRecord.Liaison("jz-1", "豫08", "测试联络人", "日常对接", "0391-0000000")));
    assertThat(liaisons.on(DAY).get("豫08"))
        .extracting(RegistryRecord.Liaison::code)
        .containsExactly("jz-1");
    assertThat(liaisons.on(DAY.minusDays(1))).doesNotContainKey("豫08");
    assertThat(liaisons.on(DAY)).doesNotContainKey("410800");
  }

  private CourtRegistry now(LocalDate day) {
    return registries.asOf(deduction(CASE), day, registries.revision());
  }

  private List<String> payees(String caseNumber, LocalDate day) {
    return payees(caseNumber, day, registries.revision());
  }

  private List<String> payees(String caseNumber, LocalDate day, long revision) {
    var request = deduction(caseNumber);
    return registries.asOf(request, day, revision).payeesFor(request.courtCase()).stream()
        .map(Payee::accountNo)
        .toList();
  }

  private LocalDate leftOn(String workPermitNo, LocalDate day, long revision) {
    return registries
        .asOf(queryBy(workPermitNo), day, revision)
        .officer("豫0811", new Officer(null, workPermitNo, null, null, null))
        .orElseThrow()
        .leftOn();
  }

  private List<RegistryRefusal> defects(RegistryKind kind, RegistryRecord record) {
    return switch (book.propose(kind, List.of(from(DAY, record)), null, "clerk-1")) {
      case RegistryBook.Result.Defective defective ->
          defective.defects().stream().map(Defect::why).toList();
      case RegistryBook.Result.Taken taken -> List.of();
      case RegistryBook.Result other -> throw new AssertionError(other);
    };
  }

  private void refused(String sql, String why) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining(why);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
