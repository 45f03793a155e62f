package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;

/**
 * A review with everything that a person needs to decide it; amounts in yuan. Of third persons it
 * tells no name, number or debt.
 *
 * @param waitsFor the role that must decide next, null once it is decided
 * @param factsVersion to be sent with the decision, so that it is not taken on other facts; null
 *     once it is decided
 * @param factsAt when the facts were read
 * @param accounts of the person, as they are now; empty once it is decided
 * @param findings now, as if the person's identity were confirmed
 * @param refusal what an approval would come to now, null where nothing bars it
 * @param questions why a person must decide
 * @param checklist what the policy has reviewers check
 * @param history what happened to the request, the earliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewDetail(
    TrackedRequest request,
    String waitsFor,
    String firstDecisionBy,
    String claimedBy,
    OffsetDateTime claimedAt,
    String factsVersion,
    OffsetDateTime factsAt,
    List<AccountFacts> accounts,
    List<Finding> findings,
    Verdict refusal,
    List<ReviewQuestion> questions,
    List<ChecklistPoint> checklist,
    List<ReviewPaper> documents,
    List<ReviewDecision> decisions,
    List<TimelineEvent> history) {

  public ReviewDetail {
    accounts = List.copyOf(accounts);
    findings = List.copyOf(findings);
    questions = List.copyOf(questions);
    checklist = List.copyOf(checklist);
    documents = List.copyOf(documents);
    decisions = List.copyOf(decisions);
    history = List.copyOf(history);
  }

  /**
   * An account of the person.
   *
   * @param status two digits of the fund data standard, null where the core cannot tell
   * @param holder what the decision needs to know of the holder
   * @param frozen by courts and other authorities
   * @param guarantees without the balance of the other person's loan
   * @param freezes in order; this request's own is among them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AccountFacts(
      String accountNo,
      String status,
      LocalDate closedOn,
      HolderFacts holder,
      Money balance,
      Money available,
      Money frozen,
      Money monthlyContribution,
      String lastContributionMonth,
      List<CoreFacts.Loan> loans,
      List<CoreFacts.Guarantee> guarantees,
      List<CoreFacts.Agreement> withdrawalAgreements,
      List<RegisterEntry> freezes) {

    public AccountFacts {
      loans = List.copyOf(loans);
      guarantees = List.copyOf(guarantees);
      withdrawalAgreements = List.copyOf(withdrawalAgreements);
      freezes = List.copyOf(freezes);
    }
  }

  /**
   * The holder of an account; the life facts are null where the core cannot tell or the measure
   * does not ask.
   *
   * @param name as recorded; only where the question is who the holder is
   * @param idType as recorded; only where the question is who the holder is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HolderFacts(
      String name,
      String idType,
      LocalDate birthDate,
      Boolean deceased,
      Boolean emigrated,
      Boolean retired) {

    /** Tells nothing of the person. */
    @Override
    public String toString() {
      return "HolderFacts[]";
    }
  }

  /**
   * Why a person must decide.
   *
   * @param rule the finding that asks, null where the measure itself needs two persons
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReviewQuestion(String rule, String chinese, String english) {}

  /**
   * A point that reviewers check.
   *
   * @param unconfirmed true where the clause rests on a text nobody could read
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChecklistPoint(String id, String text, String citation, Boolean unconfirmed) {}

  /**
   * A paper that the request names.
   *
   * @param mediaType by content; with size and link absent where it was not handed over
   * @param size in bytes
   * @param seal what its electronic seal comes to, absent once the review is decided
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReviewPaper(
      DocumentType type,
      String number,
      Boolean original,
      String documentId,
      String mediaType,
      Long size,
      String href,
      Seal seal) {

    /** What an electronic seal 电子签章 comes to. */
    public enum Seal {
      NONE,
      VALID,
      INVALID,
      BROKEN,
      UNVERIFIABLE
    }
  }

  /**
   * A decision taken.
   *
   * @param factsVersion of the facts that it was taken on, where it said so
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReviewDecision(
      OffsetDateTime at,
      String role,
      String by,
      FundApi.Decision.Kind decision,
      ReasonCode reason,
      String comment,
      List<FundApi.ChecklistAnswer> checklist,
      String factsVersion) {

    public ReviewDecision {
      checklist = checklist == null ? null : List.copyOf(checklist);
    }
  }
}
