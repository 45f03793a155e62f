package org.chakong.fund.decide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.SubjectRole;

/** A formally sound request about one person, to be changed in one respect by a test. */
record Asked(
    String centre,
    Instruction instruction,
    CourtCase courtCase,
    Subject subject,
    List<DocumentRef> documents) {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final Policies POLICIES = Policies.load();
  private static final CourtRegistry COURTS = CourtRegistry.load();

  static Asked jiaozuo(Instruction instruction) {
    return new Asked(
            "410800",
            instruction,
            courtCase("（2026）豫0811执123号", "豫0811", null),
            new Subject("测试甲", "01", "410811198503152010", SubjectRole.JUDGMENT_DEBTOR, null),
            List.of())
        .with(DocumentType.ENFORCEMENT_RULING, "（2026）豫0811执123号之一");
  }

  static Asked shanghai(Instruction instruction) {
    return new Asked(
            "310100",
            instruction,
            courtCase("（2026）沪0106执7号", "沪0106", null),
            new Subject("测试甲", "01", "410811198503152010", SubjectRole.JUDGMENT_DEBTOR, null),
            List.of())
        .with(DocumentType.ENFORCEMENT_RULING, "（2026）沪0106执7号之一");
  }

  static CourtCase courtCase(String number, String court, String formerNumber) {
    return new CourtCase(number, court, null, null, false, false, formerNumber);
  }

  Asked in(CourtCase other) {
    return new Asked(centre, instruction, other, subject, documents);
  }

  Asked inCase(String number, String court) {
    return in(courtCase(number, court, null));
  }

  Asked aboutAFundLoan() {
    return in(new CourtCase(courtCase.number(), courtCase.court(), null, null, true, false, null));
  }

  Asked named(String name) {
    return new Asked(
        centre,
        instruction,
        courtCase,
        new Subject(name, subject.idType(), subject.idNumber(), subject.role(), null),
        documents);
  }

  Asked with(DocumentType type, String number) {
    List<DocumentRef> more = new ArrayList<>(documents);
    more.add(new DocumentRef(type, number, "sha256:" + type, true));
    return new Asked(centre, instruction, courtCase, subject, List.copyOf(more));
  }

  AssistanceRequest request() {
    return new AssistanceRequest(
        "TEST-0000001", centre, courtCase, subject, List.of(), documents, instruction, null);
  }

  FilingContext context() {
    return under(POLICIES.at(centre, TODAY).orElseThrow());
  }

  FilingContext under(PolicyProfile profile) {
    Set<String> atHand = new HashSet<>();
    documents.forEach(document -> atHand.add(document.documentId()));
    return new FilingContext(
        profile, Channel.COUNTER, TODAY, COURTS, atHand, false, TODAY.getYear(), Map.of());
  }
}
