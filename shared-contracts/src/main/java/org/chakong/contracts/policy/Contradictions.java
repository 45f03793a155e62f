package org.chakong.contracts.policy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.SubjectRole;

/** What a profile may not say, because one part of it makes nonsense of another. */
final class Contradictions {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern CENTRE = Pattern.compile("\\d{6}");
  private static final Pattern COURT = Pattern.compile("最高法|\\p{IsHan}\\d{0,4}");
  private static final Set<String> PRESERVATION = Set.of("执保", "财保");

  private static final List<Function<PolicyProfile, Stream<Contradiction>>> CHECKS =
      List.of(
          Contradictions::names,
          Contradictions::scope,
          Contradictions::caseTypes,
          Contradictions::preservationDeducts,
          Contradictions::roles,
          Contradictions::others,
          Contradictions::employerQuery,
          Contradictions::conditions,
          Contradictions::judgments,
          Contradictions::checklist,
          Contradictions::spared);

  private Contradictions() {}

  /** What is wrong at a path of the file. */
  record Contradiction(String path, Defect defect) {

    static Contradiction at(String path, String chinese, String english) {
      return new Contradiction(path, new Defect(chinese, english));
    }
  }

  static List<Contradiction> of(PolicyProfile profile) {
    return CHECKS.stream().flatMap(check -> check.apply(profile)).toList();
  }

  private static Stream<Contradiction> names(PolicyProfile profile) {
    return Stream.of(
            when(
                !ID.matcher(profile.id()).matches(),
                "/id",
                "id 只能由小写字母、数字和连字符组成",
                "id is made of small letters, digits and hyphens"),
            when(
                !CENTRE.matcher(profile.fundCentre()).matches(),
                "/fundCentre",
                "fundCentre 应当是六位数字",
                "fundCentre has six digits"))
        .flatMap(found -> found);
  }

  private static Stream<Contradiction> scope(PolicyProfile profile) {
    List<String> prefixes = profile.courtScope().prefixes();
    return Stream.concat(
        when(
            prefixes.isEmpty(),
            "/courtScope/prefixes",
            "没有列出任何法院，规定对谁都不适用",
            "no court is named, so the policy would bind nobody"),
        indexes(prefixes, prefix -> !COURT.matcher(prefix).matches())
            .mapToObj(i ->
                Contradiction.at(
                    "/courtScope/prefixes/" + i,
                    "“" + prefixes.get(i) + "”不是法院代字的开头",
                    "'" + prefixes.get(i) + "' is no beginning of a court's code")));
  }

  private static Stream<Contradiction> caseTypes(PolicyProfile profile) {
    return indexed(
        "/caseTypes/",
        profile.caseTypes(),
        (path, rule) ->
            indexes(rule.types(), type -> !CaseNumber.TYPES.contains(type))
                .mapToObj(i ->
                    Contradiction.at(
                        path + "/types/" + i,
                        "“" + rule.types().get(i) + "”不是案号中的案件类型",
                        "'" + rule.types().get(i) + "' is no kind of case in case numbers")));
  }

  private static Stream<Contradiction> preservationDeducts(PolicyProfile profile) {
    if (profile.deduct().preservationMayDeduct().value()) {
      return Stream.empty();
    }
    return indexed(
        "/caseTypes/",
        profile.caseTypes(),
        (path, rule) ->
            rule.actions().contains(Action.DEDUCT)
                ? indexes(rule.types(), PRESERVATION::contains)
                    .mapToObj(i ->
                        Contradiction.at(
                            path + "/types/" + i,
                            "保全案件不得扣划（deduct.preservationMayDeduct 为 false），此处却列入",
                            "a preservation case may deduct here, but not by deduct.preservationMayDeduct"))
                : Stream.empty());
  }

  private static Stream<Contradiction> roles(PolicyProfile profile) {
    return indexed(
        "/roles/",
        profile.roles(),
        (path, rule) -> {
          Set<SubjectRole> known = EnumSet.noneOf(SubjectRole.class);
          known.addAll(rule.roles());
          known.addAll(rule.underPreservation());
          boolean measure = rule.actions().stream().anyMatch(action -> action != Action.QUERY);
          return Stream.concat(
              when(
                  !known.containsAll(rule.withReason()),
                  path + "/withReason",
                  "要求说明理由的身份不在允许的身份之中",
                  "withReason names a role that may not ask at all"),
              when(
                  measure && known.contains(SubjectRole.RELATED_PERSON),
                  path,
                  "涉案人员只能查询，不能采取其他措施（法释〔2013〕20号 第七条）",
                  "a related person may be queried and nothing else (法释〔2013〕20号 Art. 7)"));
        });
  }

  private static Stream<Contradiction> others(PolicyProfile profile) {
    return when(
        profile.otherAuthorities().measures().contains(Action.DEDUCT),
        "/otherAuthorities/measures",
        "其他有权机关不能扣划：收款账户和提取条件的规则只适用于人民法院",
        "other authorities deduct nothing: the rules on payee and condition are for courts");
  }

  private static Stream<Contradiction> employerQuery(PolicyProfile profile) {
    MeasureRule.Ways employer = profile.employerQuery().value();
    MeasureRule.Ways query = profile.channelRule(Action.QUERY).ways();
    boolean beyond =
        Stream.of(Channel.values()).anyMatch(c -> employer.permit(c) && !query.permit(c));
    return when(
        beyond,
        "/employerQuery/value",
        "单位缴存情况的查询渠道超出了 channels 中查询的渠道",
        "an employer is queried in a way that channels closes to queries");
  }

  private static Stream<Contradiction> conditions(PolicyProfile profile) {
    List<DeductRules.Condition> conditions = profile.deduct().conditions();
    Set<DeductCondition> seen = new HashSet<>();
    return Stream.concat(
        when(
            conditions.isEmpty() && profile.deduct().conditionRequired().value(),
            "/deduct/conditionRequired",
            "要求符合提取条件，却没有列出任何条件",
            "a condition is required and none is listed"),
        indexes(conditions, c -> !seen.add(c.condition()) || c.condition() == DeductCondition.NONE)
            .mapToObj(i ->
                Contradiction.at(
                    "/deduct/conditions/" + i,
                    "提取条件重复，或者不是一项条件",
                    "the condition is given twice, or is none")));
  }

  private static Stream<Contradiction> judgments(PolicyProfile profile) {
    boolean brought =
        Stream.of(Channel.values())
            .filter(profile.channelRule(Action.DEDUCT).ways()::permit)
            .map(channel -> profile.paperRule(Action.DEDUCT, channel).required())
            .allMatch(papers ->
                papers.stream()
                    .anyMatch(p -> p.anyOf().equals(List.of(DocumentType.EFFECTIVE_JUDGMENT))));
    if (brought) {
      return Stream.empty();
    }
    List<DeductRules.Condition> conditions = profile.deduct().conditions();
    return indexes(conditions, c -> c.provenBy() == DeductRules.ProvenBy.JUDGMENT)
        .mapToObj(i ->
            Contradiction.at(
                "/deduct/conditions/" + i + "/provenBy",
                "以生效法律文书证明，papers 却没有要求提交 EFFECTIVE_JUDGMENT",
                "proven by the judgment, which papers do not ask for (EFFECTIVE_JUDGMENT)"));
  }

  private static Stream<Contradiction> checklist(PolicyProfile profile) {
    return when(
        profile.deduct().review().value() == DeductRules.Review.NONE
            && !profile.deduct().checklist().isEmpty(),
        "/deduct/checklist",
        "列有核对清单，却无人复核（deduct.review 为 NONE）",
        "there is a checklist and nobody to go through it (deduct.review is NONE)");
  }

  /** What a loan needs stays on the account, so a deduction may not help itself to it. */
  private static Stream<Contradiction> spared(PolicyProfile profile) {
    boolean spares =
        Stream.of(profile.loanBar().extent(), profile.guarantorBar().extent())
            .anyMatch(AccountBar.Extent.BLOCK_UP_TO_LOAN_BALANCE::equals);
    return when(
        spares && profile.deduct().fromFreeMoney().value(),
        "/deduct/fromFreeMoney/value",
        "贷款余额以内的资金不得动用（extent 为 BLOCK_UP_TO_LOAN_BALANCE），扣划只能取自已冻结的资金",
        "money up to the loan balance is spared (BLOCK_UP_TO_LOAN_BALANCE), so a deduction takes"
            + " frozen money only");
  }

  private static Stream<Contradiction> when(
      boolean wrong, String path, String chinese, String english) {
    return wrong ? Stream.of(Contradiction.at(path, chinese, english)) : Stream.empty();
  }

  private static <T> IntStream indexes(List<T> all, Predicate<T> wrong) {
    return IntStream.range(0, all.size()).filter(i -> wrong.test(all.get(i)));
  }

  private static <T> Stream<Contradiction> indexed(
      String part, List<T> rules, BiFunction<String, T, Stream<Contradiction>> check) {
    return IntStream.range(0, rules.size())
        .boxed()
        .flatMap(i -> check.apply(part + i, rules.get(i)));
  }
}
