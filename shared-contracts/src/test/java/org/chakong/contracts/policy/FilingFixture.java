package org.chakong.contracts.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.SubjectRole;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.contracts.request.Verdict;

/** A complete request of one of the two places, to be spoilt in one respect by a test. */
final class FilingFixture {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  static final Officer O1 = officer("1");
  static final Officer O2 = officer("2");
  static final Officer O3_EXPIRED =
      new Officer("测试官3", "W-3", LocalDate.of(2028, 12, 31), "D-3", LocalDate.of(2026, 6, 30));

  private static final Policies POLICIES = Policies.load();
  private static final CourtRegistry COURTS = CourtRegistry.load();

  private PolicyProfile profile;
  private String replaces;
  private final Instruction instruction;
  private final List<DocumentRef> documents = new ArrayList<>();
  private final Set<String> notAtHand = new HashSet<>();
  private final Map<String, SealState> seals = new HashMap<>();
  private boolean sealsRequired;
  private List<Officer> officers;
  private Channel channel;
  private boolean courtDoor;
  private CourtCase courtCase;
  private Subject subject;

  private FilingFixture(String centre, Instruction instruction, Channel channel) {
    this.profile = POLICIES.at(centre, TODAY).orElseThrow();
    this.instruction = instruction;
    this.channel = channel;
  }

  static FilingFixture jiaozuo(Instruction instruction) {
    FilingFixture filing = new FilingFixture("410800", instruction, Channel.ONLINE);
    filing.inCase("（2026）豫0811执123号", "豫0811");
    filing.of("测试甲", "01", "410811198503152010", SubjectRole.JUDGMENT_DEBTOR);
    filing.by(O1, O2);
    return filing.withPapersOf(instruction, false);
  }

  static FilingFixture shanghai(Instruction instruction) {
    FilingFixture filing = new FilingFixture("310100", instruction, Channel.COUNTER);
    filing.inCase("（2026）沪0106执7号", "沪0106");
    filing.of("测试戊", "01", "310115198201160422", SubjectRole.JUDGMENT_DEBTOR);
    filing.by(new Officer("测试官4", "W-4", LocalDate.of(2028, 12, 31), null, null));
    return filing.withPapersOf(instruction, true);
  }

  static Instruction.Freeze freeze(String amount) {
    return new Instruction.Freeze(Money.parse(amount), null, 12, null, null);
  }

  static Instruction.Extend extend(Integer months) {
    return new Instruction.Extend("F-1", months, null);
  }

  static Instruction.Unfreeze unfreeze() {
    return new Instruction.Unfreeze("F-1", null, null, UnfreezeFrom.CEILING);
  }

  static Instruction.Deduct deduct(String court, DeductCondition condition) {
    return deduct(payeeOf(court), condition, true, null);
  }

  static Instruction.Deduct deduct(
      Payee payee, DeductCondition condition, Boolean otherAssetsExhausted, Money divided) {
    return new Instruction.Deduct(
        null, null, Money.parse("10000.00"), null, payee, condition, divided, otherAssetsExhausted);
  }

  static Payee payeeOf(String court) {
    return COURTS.payeesOf(court).getFirst();
  }

  static Officer officer(String number) {
    LocalDate until = LocalDate.of(2028, 12, 31);
    return new Officer("测试官" + number, "W-" + number, until, "D-" + number, until);
  }

  FilingFixture under(PolicyProfile other) {
    profile = other;
    return this;
  }

  FilingFixture replacing(String requestNo) {
    replaces = requestNo;
    return this;
  }

  FilingFixture inCase(String number, String court) {
    courtCase = new CourtCase(number, court, "民间借贷纠纷", null, false, false, null);
    return this;
  }

  FilingFixture in(CourtCase other) {
    courtCase = other;
    return this;
  }

  FilingFixture of(String name, String idType, String idNumber, SubjectRole role) {
    subject = new Subject(name, idType, idNumber, role, null);
    return this;
  }

  FilingFixture of(Subject other) {
    subject = other;
    return this;
  }

  FilingFixture as(SubjectRole role, String reason) {
    subject = new Subject(subject.name(), subject.idType(), subject.idNumber(), role, reason);
    return this;
  }

  FilingFixture by(Officer... named) {
    officers = Arrays.asList(named);
    return this;
  }

  FilingFixture via(Channel other) {
    channel = other;
    return this;
  }

  FilingFixture atTheCourtDoor() {
    courtDoor = true;
    return this;
  }

  FilingFixture without(DocumentType type) {
    documents.removeIf(document -> document.type() == type);
    return this;
  }

  FilingFixture with(DocumentType type) {
    return with(type, null, true);
  }

  FilingFixture with(DocumentType type, String number, boolean original) {
    documents.add(new DocumentRef(type, number, "sha256:" + type, original));
    return this;
  }

  FilingFixture butNotAtHand(DocumentType type) {
    notAtHand.add("sha256:" + type);
    return this;
  }

  FilingFixture sealed(DocumentType type, SealState seal) {
    seals.put("sha256:" + type, seal);
    return this;
  }

  FilingFixture whereSealsAreRequired() {
    sealsRequired = true;
    return this;
  }

  private FilingFixture withPapersOf(Instruction asked, boolean originals) {
    String ruling = courtCase.number() + "之一";
    switch (asked) {
      case Instruction.Query q -> with(DocumentType.QUERY_SLIP, null, originals);
      case Instruction.Freeze f -> with(DocumentType.ENFORCEMENT_RULING, ruling, originals);
      case Instruction.Extend e -> with(DocumentType.ENFORCEMENT_RULING, ruling, originals);
      case Instruction.Unfreeze u -> with(DocumentType.RELEASE_RULING, ruling, originals);
      case Instruction.Deduct d -> {
        with(DocumentType.ENFORCEMENT_RULING, ruling, originals);
        with(DocumentType.EFFECTIVE_JUDGMENT, "（2025）任意民初字样", false);
      }
    }
    return with(DocumentType.ASSISTANCE_NOTICE, courtCase.number(), originals);
  }

  AssistanceRequest request() {
    return new AssistanceRequest(
        "TEST-0000001",
        profile.fundCentre(),
        courtCase,
        subject,
        officers,
        documents,
        instruction,
        replaces);
  }

  FilingContext context() {
    Set<String> atHand = new HashSet<>();
    documents.forEach(document -> atHand.add(document.documentId()));
    atHand.removeAll(notAtHand);
    Map<String, SealState> states = new HashMap<>();
    atHand.forEach(id -> states.put(id, seals.getOrDefault(id, new SealState.None())));
    PolicyProfile asked = sealsRequired ? demandingSeals() : profile;
    return new FilingContext(
        asked, channel, TODAY, COURTS, atHand, courtDoor, TODAY.getYear(), states);
  }

  private PolicyProfile demandingSeals() {
    String file = "/policies/" + profile.id() + ".yaml";
    try (var yaml = FilingFixture.class.getResourceAsStream(file)) {
      String changed =
          new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
              .replace("sealRequired:\n  value: false", "sealRequired:\n  value: true");
      return YamlResources.parse(file, changed, PolicyProfile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Findings check() {
    return FormalPolicy.check(request(), context());
  }

  Verdict verdict() {
    return check().verdict().orElse(null);
  }

  List<ReasonCode> codes() {
    return check().failures().stream().map(RuleFinding::code).toList();
  }
}
