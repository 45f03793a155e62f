package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.api.ReviewDetail.AccountFacts;
import org.chakong.contracts.api.ReviewDetail.ReviewDecision;
import org.chakong.contracts.api.ReviewDetail.ReviewPaper;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Finding;
import org.chakong.fund.measure.Examination;
import org.chakong.fund.request.ExamineReview;
import org.chakong.fund.request.ExamineReview.Seen;
import org.chakong.fund.request.ReadPaper;

/** One review with everything side by side. What is shown of the facts is kept for comparison. */
@ApplicationScoped
public class ReadReview {

  private final ExamineReview reviews;
  private final GatherFacts facts;
  private final SeenFacts seenFacts;
  private final ReadPaper papers;
  private final EntityManager database;
  private final Clock clock;

  ReadReview(
      ExamineReview reviews,
      GatherFacts facts,
      SeenFacts seenFacts,
      ReadPaper papers,
      EntityManager database,
      Clock clock) {
    this.reviews = reviews;
    this.facts = facts;
    this.seenFacts = seenFacts;
    this.papers = papers;
    this.database = database;
    this.clock = clock;
  }

  /** Empty where there is no such request. */
  @Transactional
  public Optional<ReviewDetail> read(String requestNo) {
    return reviews.see(requestNo).map(seen -> seen.now().isPresent() ? open(seen) : ended(seen));
  }

  /** What was asked and what became of it, without the facts; empty where there is none. */
  @Transactional
  public Optional<ReviewDetail> story(String requestNo) {
    return reviews.known(requestNo).map(this::ended);
  }

  private ReviewDetail open(Seen seen) {
    String requestNo = seen.request().requestNo();
    Examination now = seen.now().orElseThrow();
    Action action = seen.request().body().action();
    List<Finding> findings = now.findings().wire();
    List<AccountFacts> accounts = facts.of(action, now);
    FactSheet sheet = FactSheet.of(accounts, findings);
    seenFacts.keep(requestNo, sheet);
    PolicyProfile profile = profile(now);
    return new ReviewDetail(
        seen.request(),
        seen.waitsFor().orElse(null),
        seen.firstDecisionBy().orElse(null),
        seen.claimedBy().orElse(null),
        legal(seen.claimedAt()),
        sheet.version(),
        legal(clock.instant()),
        accounts,
        findings,
        now.refusal().orElse(null),
        Questions.of(action, findings),
        Checklist.of(profile, action).stream().map(Checklist::point).toList(),
        papers(seen, now.context()),
        decisions(requestNo),
        reviews.history(requestNo));
  }

  /** What was seen and decided; nobody needs the facts of the accounts any more. */
  private ReviewDetail ended(Seen seen) {
    String requestNo = seen.request().requestNo();
    return new ReviewDetail(
        seen.request(),
        null,
        seen.firstDecisionBy().orElse(null),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        papers(seen, null),
        decisions(requestNo),
        reviews.history(requestNo));
  }

  private List<ReviewPaper> papers(Seen seen, FilingContext context) {
    return ReviewPapers.of(seen.request(), papers.kept(seen.request().requestNo()), context);
  }

  private List<ReviewDecision> decisions(String requestNo) {
    return database
        .createQuery(
            "from ReviewDecisionRow d where d.requestNo = :no order by d.id",
            ReviewDecisionRow.class)
        .setParameter("no", requestNo)
        .getResultStream()
        .map(ReviewDecisionRow::view)
        .toList();
  }

  static PolicyProfile profile(Examination now) {
    return now.context() == null ? null : now.context().profile();
  }

  static OffsetDateTime legal(Instant instant) {
    return instant == null ? null : instant.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
