package org.chakong.fund.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.ReviewDetail.ReviewQuestion;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Finding;

/** What a person must decide, in words. */
final class Questions {

  /** By the name of the rule, the part of its id after the clause. */
  private static final Map<String, String> ENGLISH =
      Map.of(
          "name",
          "Name or document are written otherwise than recorded. Is the holder the person meant?",
          "open-account",
          "The core cannot tell the account's status. Is the account open?",
          "loan",
          "The core cannot tell about a housing fund loan. Is one outstanding?",
          "guarantee",
          "The core cannot tell about a guarantee. Does one stand, and is its loan paid?",
          "withdrawal-agreement",
          "The core cannot tell about a standing withdrawal. Is one in force?",
          "seal",
          "The electronic seal on a paper cannot be checked here. Is the paper genuine?",
          "transfer",
          "A freeze passes to another court. Does the transfer ruling say so?",
          "employer-query",
          "The books hold persons' accounts only. What has this employer paid in? An approval's comment"
              + " goes to the court as the answer.");

  private static final String OTHER = "This rule cannot be decided by the facts at hand.";

  private static final ReviewQuestion TWO_PERSONS =
      new ReviewQuestion(
          null,
          "扣划须经办人和主管两人审核：是否同意扣划？",
          "A deduction needs a clerk and a supervisor. Shall it be paid?");

  private Questions() {}

  static List<ReviewQuestion> of(Action action, List<Finding> findings) {
    List<ReviewQuestion> questions = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.outcome() == Finding.Outcome.REVIEW)
        .map(Questions::question)
        .forEach(questions::add);
    if (action == Action.DEDUCT) {
      questions.add(TWO_PERSONS);
    }
    return List.copyOf(questions);
  }

  private static ReviewQuestion question(Finding finding) {
    String rule = finding.rule();
    String name = rule.substring(rule.indexOf('#') + 1);
    return new ReviewQuestion(rule, finding.detail(), ENGLISH.getOrDefault(name, OTHER));
  }
}
