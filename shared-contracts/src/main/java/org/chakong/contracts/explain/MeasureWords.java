package org.chakong.contracts.explain;

import java.util.stream.Collectors;
import org.chakong.contracts.policy.MeasureRule;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Channel;

/** The rules that a policy gives for each measure. */
final class MeasureWords {

  private MeasureWords() {}

  static Section channels(PolicyProfile profile, Words words) {
    Section section = new Section(words, "channels");
    profile
        .channels()
        .forEach(rule ->
            section.says(rule.clause(), "channel", words.list(rule.actions()), rule.ways()));
    return section;
  }

  static Section officers(PolicyProfile profile, Words words) {
    Section section = new Section(words, "officers");
    for (MeasureRule.Officers rule : profile.officers()) {
      String what = what(rule, words);
      if (rule.minimum() == 0) {
        section.says(rule.clause(), "noOfficers", what);
      } else {
        section.says(
            rule.clause(),
            "officersRule",
            what,
            rule.minimum(),
            rule.permits(),
            rule.registration());
      }
    }
    return section;
  }

  static Section papers(PolicyProfile profile, Words words) {
    Section section = new Section(words, "papers");
    for (MeasureRule.Papers rule : profile.papers()) {
      String papers =
          rule.required().stream()
              .map(paper -> paper(paper, words))
              .collect(Collectors.joining(words.say("and")));
      section.says(
          rule.clause(),
          rule.required().isEmpty() ? "noPapers" : "papersRule",
          what(rule, words),
          papers);
    }
    return section;
  }

  private static String paper(MeasureRule.Paper paper, Words words) {
    String types = words.or(paper.anyOf());
    if (paper.originals().isEmpty()) {
      return types;
    }
    return paper.originals().containsAll(paper.anyOf())
        ? words.say("original", types)
        : words.say("originalOf", types, words.or(paper.originals()));
  }

  static Section cases(PolicyProfile profile, Words words) {
    Section section = new Section(words, "cases");
    profile
        .caseTypes()
        .forEach(rule ->
            section.says(
                rule.clause(), "casesRule", words.list(rule.actions()), words.texts(rule.types())));
    var numbers = profile.preservationNumbers();
    return section.says(
        numbers.clause(),
        "preservationNumbers",
        words.texts(numbers.value().stream().sorted().toList()));
  }

  static Section roles(PolicyProfile profile, Words words) {
    Section section = new Section(words, "roles");
    for (MeasureRule.Roles rule : profile.roles()) {
      String what = words.list(rule.actions());
      section.says(rule.clause(), "rolesRule", what, words.list(rule.roles()));
      if (!rule.underPreservation().isEmpty()) {
        section.says(
            rule.clause(), "underPreservation", what, words.list(rule.underPreservation()));
      }
      if (!rule.withReason().isEmpty()) {
        section.says(rule.clause(), "withReason", what, words.list(rule.withReason()));
      }
    }
    return section;
  }

  static Section deadlines(PolicyProfile profile, Words words) {
    Section section = new Section(words, "deadlines");
    profile
        .deadlines()
        .forEach(rule ->
            section.says(
                rule.clause(),
                rule.statutory() ? "statutory" : "target",
                words.list(rule.actions()),
                rule.workingDays()));
    return section;
  }

  private static String what(MeasureRule rule, Words words) {
    String measures = words.list(rule.actions());
    Channel via = rule.via();
    return via == null ? measures : words.say("via", words.of(via), measures);
  }
}
