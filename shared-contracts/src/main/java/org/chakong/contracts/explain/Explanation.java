package org.chakong.contracts.explain;

import java.util.List;
import java.util.Locale;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.Requirement;

/** A policy profile in words, rule by rule with its clause. */
final class Explanation {

  private Explanation() {}

  /**
   * The whole text, lines ended by a line feed.
   *
   * @param locale Chinese or English
   */
  public static String of(PolicyProfile profile, Locale locale) {
    Words words = new Words(locale);
    List<Section> sections =
        List.of(
            reach(profile, words),
            MeasureWords.channels(profile, words),
            MeasureWords.officers(profile, words),
            MeasureWords.papers(profile, words),
            MeasureWords.cases(profile, words),
            MeasureWords.roles(profile, words),
            terms(profile, words),
            BarWords.bars(profile, words),
            money(profile, words),
            DeductWords.deductions(profile, words),
            MeasureWords.deadlines(profile, words),
            disclosure(profile, words),
            practice(profile, words),
            requirements(profile, words));
    return head(profile, words, sections) + body(sections);
  }

  private static String head(PolicyProfile profile, Words words, List<Section> sections) {
    long all = sections.stream().mapToLong(Section::size).sum();
    long unconfirmed = sections.stream().mapToLong(Section::unconfirmed).sum();
    String whose =
        profile.isTemplate()
            ? words.say("template")
            : words.say(
                "whose", profile.centreName(), profile.fundCentre(), profile.effectiveFrom());
    return profile.id()
        + "  "
        + profile.title()
        + "\n"
        + whose
        + "\n"
        + words.say("count", all, unconfirmed)
        + "\n";
  }

  private static String body(List<Section> sections) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sections.size(); i++) {
      sections.get(i).write(i + 1, text);
    }
    return text.toString();
  }

  private static Section reach(PolicyProfile profile, Words words) {
    Section section = new Section(words, "reach");
    section.says(
        profile.courtScope().clause(), "courts", words.texts(profile.courtScope().prefixes()));
    section.says(profile.crossCity());
    var beyond = profile.courtsBeyondScope();
    if (beyond != null) {
      section.says(beyond.clause(), "courtsBeyond", beyond.ways(), beyond.under());
    }
    var others = profile.otherAuthorities();
    section.says(
        others.clause(),
        "others",
        words.list(others.kinds()),
        others.ways(),
        words.list(others.measures()),
        words.or(others.decision().anyOf()));
    return section;
  }

  private static Section terms(PolicyProfile profile, Words words) {
    PolicyProfile.Term term = profile.term();
    return new Section(words, "terms")
        .says(term.maxMonths().clause(), "maxMonths", term.maxMonths().value())
        .says(term.maxRenewalMonths().clause(), "maxRenewalMonths", term.maxRenewalMonths().value())
        .says(term.tooLong())
        .says(term.renewalBase())
        .says(term.rollsOverRestDay(), "rollsOverRestDay");
  }

  private static Section money(PolicyProfile profile, Words words) {
    return new Section(words, "money")
        .says(profile.topUp())
        .says(profile.topUpOnUnseal(), "topUpOnUnseal")
        .says(profile.secondFreeze());
  }

  private static Section disclosure(PolicyProfile profile, Words words) {
    return new Section(words, "disclosure")
        .says(profile.disclosure().clause(), "disclosed", words.list(profile.disclosure().value()))
        .says(profile.employerQuery().clause(), "employerQuery", profile.employerQuery().value())
        .says(profile.sealRequired(), "sealRequired");
  }

  private static Section practice(PolicyProfile profile, Words words) {
    var practice = profile.practice();
    var alert = practice.queryAlert();
    var liaison = practice.liaison();
    return new Section(words, "practice")
        .says(practice.slaStart())
        .says(practice.overdueFallback())
        .says(alert.clause(), "queryAlert", alert.persons(), alert.withinMinutes())
        .says(practice.accountNumber().clause(), "accountNumber", practice.accountNumber().value())
        .says(liaison.clause(), "liaison", liaison.court(), liaison.fundCentre())
        .says(
            practice.jointMeetingsPerYear().clause(),
            "jointMeetings",
            practice.jointMeetingsPerYear().value())
        .says(practice.window().clause(), "window", practice.window().value());
  }

  private static Section requirements(PolicyProfile profile, Words words) {
    Section section = new Section(words, "requirements");
    for (Requirement requirement : Requirement.values()) {
      section.says(profile.requirements().get(requirement), "Requirement." + requirement.name());
    }
    return section;
  }
}
