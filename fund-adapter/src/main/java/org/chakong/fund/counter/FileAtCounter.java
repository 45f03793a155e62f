package org.chakong.fund.counter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.request.AssessRequest;
import org.chakong.fund.request.DecideRequest;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.OwnCentre;
import org.chakong.fund.request.Receipt;

/** Takes a paper request in at the window. A formal defect is mended there and stores nothing. */
@ApplicationScoped
public class FileAtCounter {

  private final OwnCentre centre;
  private final AssessRequest assess;
  private final TakeIn takeIn;
  private final DecideRequest decide;

  FileAtCounter(OwnCentre centre, AssessRequest assess, TakeIn takeIn, DecideRequest decide) {
    this.centre = centre;
    this.assess = assess;
    this.takeIn = takeIn;
    this.decide = decide;
  }

  /** What became of it. */
  public sealed interface Result {

    /** Stored, and decided as far as one person may. */
    record Filed(TrackedRequest request) implements Result {}

    /** To be mended at the window; nothing was stored. */
    record Defective(List<RuleFinding> defects) implements Result {}

    /** Meant for another fund centre. */
    record OtherCentre() implements Result {}

    /** The number stands for something else. */
    record Reused() implements Result {}

    /** The online request that it would take the place of has been carried out. */
    record DoneOnline() implements Result {}
  }

  /**
   * @param clerk who takes it in, and so is the first of the two that a deduction needs
   */
  @Transactional(Transactional.TxType.NEVER)
  public Result file(AssistanceRequest request, String clerk) {
    if (!centre.is(request.fundCentre())) {
      return new Result.OtherCentre();
    }
    Filing filing = Filing.counter(request, clerk);
    Findings formal = assess.formally(filing);
    if (formal.verdict().equals(Optional.of(Verdict.RETURNED))) {
      return new Result.Defective(formal.failures());
    }
    Optional<Receipt> receipt = takeIn.store(filing);
    if (receipt.isEmpty()) {
      return new Result.DoneOnline();
    }
    return switch (receipt.get()) {
      case Receipt.Reused reused -> new Result.Reused();
      case Receipt.NotTheirs notTheirs -> new Result.Reused();
      case Receipt.Known known -> new Result.Filed(decide.now(known.requestNo()));
      case Receipt.Stored stored -> new Result.Filed(decide.now(stored.requestNo()));
    };
  }
}
