package org.chakong.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Officer;

/** What tests register, each time something new, and what they ask of it. */
final class Registering {

  static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  static final RegistryDecision APPROVE =
      new RegistryDecision(RegistryDecision.Kind.APPROVE, "与来函一致");

  private Registering() {}

  static RegistryChange from(LocalDate day, RegistryRecord record) {
    return RegistryChange.put(1, new RecordProposal(record, day, null, null));
  }

  static RegistryProposal proposed(RegistryBook book, RegistryChange... changes) {
    RegistryBook.Result result =
        book.propose(changes[0].record().kind(), List.of(changes), "来函", "clerk-1");
    assertThat(result).isInstanceOf(RegistryBook.Result.Taken.class);
    return ((RegistryBook.Result.Taken) result).proposal();
  }

  static void registered(RegistryBook book, RegistryChange... changes) {
    assertThat(book.decide(proposed(book, changes).id(), APPROVE, "supervisor-1"))
        .isInstanceOf(RegistryBook.Result.Taken.class);
  }

  static RegistryRecord.Officer officer(String workPermitNo, String dutyPermitNo) {
    LocalDate until = LocalDate.of(2028, 12, 31);
    return new RegistryRecord.Officer(
        "豫0811",
        "测试执行员",
        workPermitNo,
        until,
        dutyPermitNo,
        dutyPermitNo == null ? null : until,
        null);
  }

  static RegistryRecord.PayeeAccount account(String accountNo, String caseNumber) {
    return new RegistryRecord.PayeeAccount("豫0811", "测试专户", accountNo, null, caseNumber);
  }

  static String fresh(String prefix) {
    return prefix
        + UUID.randomUUID().toString().substring(0, 18).toUpperCase(java.util.Locale.ROOT);
  }

  static AssistanceRequest deduction(String caseNumber) {
    return request(
        caseNumber, new Instruction.Deduct(null, null, null, null, null, null, null, null));
  }

  static AssistanceRequest queryBy(String workPermitNo) {
    return request(
        "（2026）豫0811执1号",
        new Instruction.Query(),
        new Officer(null, workPermitNo, null, null, null));
  }

  private static AssistanceRequest request(
      String caseNumber, Instruction instruction, Officer... officers) {
    CourtCase courtCase = new CourtCase(caseNumber, "豫0811", null, null, null, null, null);
    return new AssistanceRequest(
        "TEST-0000001", "410800", courtCase, null, List.of(officers), List.of(), instruction, null);
  }
}
