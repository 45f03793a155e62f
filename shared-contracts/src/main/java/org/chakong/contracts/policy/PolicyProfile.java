package org.chakong.contracts.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;

/**
 * A policy as typed data, read from {@code policies/*.yaml}. Each rule carries the clause that it
 * rests on.
 *
 * @param id as in rule ids, for example {@code jiaozuo-2024}
 * @param fundCentre six digits of the centre it binds
 * @param effectiveFrom the first day in force, Asia/Shanghai
 * @param crossCity what courts of the same province but outside the scope may ask for
 * @param courtsBeyondScope how a court outside the scope is served at the window, null for not at
 *     all
 * @param preservationNumbers kinds of case whose number a preservation ruling may bear although the
 *     case is filed as 执保
 * @param employerQuery the ways in which an employer's contributions may be queried
 * @param topUpOnUnseal whether a freeze goes on taking contributions of an account that was sealed
 *     封存 meanwhile
 * @param practice how the two institutions work together beside the measures
 */
public record PolicyProfile(
    String id,
    String fundCentre,
    String centreName,
    String title,
    LocalDate effectiveFrom,
    CourtScope courtScope,
    OtherAuthorities otherAuthorities,
    Setting<CrossCity> crossCity,
    CourtsBeyond courtsBeyondScope,
    List<MeasureRule.Channels> channels,
    List<MeasureRule.Officers> officers,
    List<MeasureRule.Papers> papers,
    List<MeasureRule.CaseTypes> caseTypes,
    Setting<Set<String>> preservationNumbers,
    List<MeasureRule.Roles> roles,
    Setting<MeasureRule.Ways> employerQuery,
    Term term,
    AccountBar.Loan loanBar,
    AccountBar.Guarantor guarantorBar,
    AccountBar.Agreement withdrawalAgreementBar,
    Setting<TopUp> topUp,
    Setting<Boolean> topUpOnUnseal,
    Setting<SecondFreeze> secondFreeze,
    DeductRules deduct,
    List<MeasureRule.Deadline> deadlines,
    Setting<Set<AccountFact>> disclosure,
    Setting<Boolean> sealRequired,
    Practice practice,
    Map<Requirement, Clause> requirements) {

  /** The fund centre of a profile that others build upon and that binds nobody itself. */
  public static final String NO_CENTRE = "000000";

  /**
   * @throws IllegalArgumentException when a part is missing, or a measure on a channel has not
   *     exactly one rule of a kind
   */
  public PolicyProfile {
    Given.value("id", id);
    Given.value("fundCentre", fundCentre);
    Given.value("centreName", centreName);
    Given.value("title", title);
    Given.value("effectiveFrom", effectiveFrom);
    Given.value("courtScope", courtScope);
    Given.value("otherAuthorities", otherAuthorities);
    Given.value("preservationNumbers", preservationNumbers);
    Given.value("employerQuery", employerQuery);
    Given.value("term", term);
    Given.value("loanBar", loanBar);
    Given.value("guarantorBar", guarantorBar);
    Given.value("withdrawalAgreementBar", withdrawalAgreementBar);
    Given.value("topUp", topUp);
    Given.value("secondFreeze", secondFreeze);
    Given.value("deduct", deduct);
    Given.value("disclosure", disclosure);
    Given.value("sealRequired", sealRequired);
    crossCity = Silence.or(crossCity, Silence.CROSS_CITY);
    topUpOnUnseal = Silence.or(topUpOnUnseal, Silence.TOP_UP_ON_UNSEAL);
    practice = practice == null ? Practice.SILENT : practice;
    channels = ProfileParts.each("channels", channels);
    officers = ProfileParts.each("officers", officers);
    papers = ProfileParts.each("papers", papers);
    caseTypes = ProfileParts.each("caseTypes", caseTypes);
    roles = ProfileParts.each("roles", roles);
    deadlines = ProfileParts.each("deadlines", deadlines);
    requirements = ProfileParts.each(requirements);
  }

  public MeasureRule.Channels channelRule(Action action) {
    return ProfileParts.of(channels, action, null);
  }

  public MeasureRule.Officers officerRule(Action action, Channel channel) {
    return ProfileParts.of(officers, action, channel);
  }

  public MeasureRule.Papers paperRule(Action action, Channel channel) {
    return ProfileParts.of(papers, action, channel);
  }

  public MeasureRule.CaseTypes caseTypeRule(Action action) {
    return ProfileParts.of(caseTypes, action, null);
  }

  public MeasureRule.Roles roleRule(Action action) {
    return ProfileParts.of(roles, action, null);
  }

  public MeasureRule.Deadline deadline(Action action) {
    return ProfileParts.of(deadlines, action, null);
  }

  /** A rule that only has a clause, ready to state what it found. */
  public NamedRule rule(Requirement requirement) {
    return rule(requirement.ruleName(), requirements.get(requirement));
  }

  /** A rule of this profile, ready to state what it found. */
  public NamedRule rule(String name, Clause clause) {
    return new NamedRule(id + "/" + clause.article() + "#" + name, clause);
  }

  /** Whether it binds no fund centre, being there for others to build upon. */
  public boolean isTemplate() {
    return NO_CENTRE.equals(fundCentre);
  }

  /** This profile with another choice of ways for one measure, as an operator may set it. */
  PolicyProfile withWays(Action action, MeasureRule.Ways ways) {
    return with(fundCentre, centreName, courtScope, ProfileParts.withWays(channels, action, ways));
  }

  /** This profile as the one that a centre serves everybody else by. */
  PolicyProfile at(PolicyProfile centre, MeasureRule.Ways ways) {
    List<MeasureRule.Channels> open = channels;
    for (Action action : Action.values()) {
      open = ProfileParts.withWays(open, action, ways);
    }
    return with(centre.fundCentre, centre.centreName, courtScope, open);
  }

  private PolicyProfile with(
      String otherCentre,
      String otherName,
      CourtScope otherScope,
      List<MeasureRule.Channels> otherChannels) {
    return new PolicyProfile(
        id,
        otherCentre,
        otherName,
        title,
        effectiveFrom,
        otherScope,
        otherAuthorities,
        crossCity,
        courtsBeyondScope,
        otherChannels,
        officers,
        papers,
        caseTypes,
        preservationNumbers,
        roles,
        employerQuery,
        term,
        loanBar,
        guarantorBar,
        withdrawalAgreementBar,
        topUp,
        topUpOnUnseal,
        secondFreeze,
        deduct,
        deadlines,
        disclosure,
        sealRequired,
        practice,
        requirements);
  }

  /**
   * The courts that the policy serves.
   *
   * @param prefixes of their codes in case numbers
   */
  public record CourtScope(List<String> prefixes, Clause clause) {

    public CourtScope {
      Given.value("prefixes", prefixes);
      prefixes = List.copyOf(prefixes);
      Given.value("clause", clause);
    }

    public boolean includes(String court) {
      return court != null && prefixes.stream().anyMatch(court::startsWith);
    }

    /** Whether the court's code begins with the character of one of the provinces served. */
    boolean isOfProvince(String court) {
      return court != null
          && !court.isEmpty()
          && prefixes.stream().anyMatch(prefix -> prefix.charAt(0) == court.charAt(0));
    }
  }

  /**
   * Terms of freezes, in calendar months.
   *
   * @param tooLong what becomes of a freeze ordered for longer; left out: it is returned
   * @param rollsOverRestDay whether a counted term ending on a rest day runs to the next working
   *     day
   */
  public record Term(
      Setting<Integer> maxMonths,
      Setting<Integer> maxRenewalMonths,
      Setting<TooLong> tooLong,
      Setting<RenewalBase> renewalBase,
      Setting<Boolean> rollsOverRestDay) {

    public Term {
      Given.value("maxMonths", maxMonths);
      Given.value("maxRenewalMonths", maxRenewalMonths);
      Given.atLeast("maxMonths", 1, maxMonths.value());
      Given.atLeast("maxRenewalMonths", 1, maxRenewalMonths.value());
      tooLong = Silence.or(tooLong, Silence.TOO_LONG);
      Given.value("renewalBase", renewalBase);
      Given.value("rollsOverRestDay", rollsOverRestDay);
    }
  }

  /** What becomes of a freeze that is ordered for longer than the policy lets it last. */
  public enum TooLong {
    /** It goes back for another term. */
    RETURN,
    /** It is placed for the longest term, and the court is asked in writing to look again. */
    FREEZE_FOR_MAXIMUM
  }

  /** What a court of another city of the province may ask for. */
  public enum CrossCity {
    NONE,
    /** Queries, and nothing else. */
    PROVINCE_QUERY
  }

  /**
   * How a court is served that the agreement does not bind.
   *
   * @param ways in which it may come
   * @param under id of the template that is applied to it
   */
  public record CourtsBeyond(MeasureRule.Ways ways, String under, Clause clause) {

    public CourtsBeyond {
      Given.value("ways", ways);
      Given.text("under", under);
      Given.value("clause", clause);
    }
  }

  /** What a renewal is counted from. */
  public enum RenewalBase {
    /** The day on which the freeze would have ended. */
    OLD_EXPIRY,
    /** The day on which the renewal was received. */
    HANDLING_DAY
  }

  /** Which later money a freeze that is not full yet takes. */
  public enum TopUp {
    NONE,
    /** Monthly contributions. */
    MONTHLY,
    ANY_CREDIT
  }

  /** What a second court's freeze takes. */
  public enum SecondFreeze {
    /** What nobody has frozen yet; the rest waits. */
    SURPLUS_FIRST,
    /** Nothing: it waits as a whole. */
    WHOLE_WAITING
  }

  /** A part of an account that a query may disclose; number and status always are. */
  public enum AccountFact {
    BALANCE,
    AVAILABLE,
    FROZEN,
    /** Monthly contribution and its last month. */
    CONTRIBUTION,
    FREEZABLE,
    LOANS,
    GUARANTEES,
    WITHDRAWAL_AGREEMENTS,
    FREEZES
  }
}
