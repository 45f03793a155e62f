package org.chakong.fund.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.api.BackEntry.State;
import org.chakong.contracts.api.FundBackEntryApi.Ruling;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.DecideRequest;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.ReadPaper;
import org.chakong.fund.request.ReadRequests;

/** The entries as others see and end them. */
@ApplicationScoped
public class BackEntries {

  private final EntryRows entries;
  private final RuleOnEntry rule;
  private final DecideRequest decide;
  private final ReadRequests requests;
  private final ReadPaper papers;

  BackEntries(
      EntryRows entries,
      RuleOnEntry rule,
      DecideRequest decide,
      ReadRequests requests,
      ReadPaper papers) {
    this.papers = papers;
    this.entries = entries;
    this.rule = rule;
    this.decide = decide;
    this.requests = requests;
  }

  /**
   * One item of a list.
   *
   * @param number by which the list goes on
   */
  public record Listed(BackEntry entry, long number) {}

  /** What became of a ruling or a withdrawal. */
  public sealed interface Result {

    /** The entry after it, with what became of the order. */
    record Done(BackEntry entry) implements Result {}

    /** Something else stands. */
    record Conflict() implements Result {}

    /** It was served too long ago to be approved now. */
    record TooLate() implements Result {}

    /** Who entered it may not approve it. */
    record SamePerson() implements Result {}

    record Unknown() implements Result {}
  }

  /**
   * Newest first, without the orders.
   *
   * @param state null for all
   * @param below only entries of a lower number; {@link Long#MAX_VALUE} for all
   */
  @Transactional
  public List<Listed> newest(State state, long below, int limit) {
    return listed(entries.newest(state, below, limit));
  }

  /** Of those withdrawn only what the system ended, because nobody had approved it in time. */
  @Transactional
  public List<Listed> newestLapsed(long below, int limit) {
    return listed(entries.newestLapsed(below, limit));
  }

  /** Whether nobody approved it in time, so that somebody has to tell its court. */
  public static boolean hasLapsed(BackEntry entry) {
    return entry.state() == State.WITHDRAWN && RuleOnEntry.SYSTEM.equals(entry.endedBy());
  }

  private static List<Listed> listed(List<Entered> found) {
    return found.stream().map(entry -> new Listed(entry.shown(), entry.number())).toList();
  }

  /** A paper of an entry, approved or not, as it was handed over at the window. */
  @Transactional
  public Optional<ReadPaper.Handed> paper(String requestNo, String documentId) {
    return entries
        .find(requestNo)
        .flatMap(entry -> papers.read(entry.request(), Filing.WINDOW, documentId));
  }

  /** Those of its papers that were handed over, by their ids. */
  @Transactional
  public Map<String, ReadPaper.Kept> kept(BackEntry entry) {
    return papers.kept(entry.request(), Filing.WINDOW);
  }

  @Transactional
  public Optional<BackEntry> find(String requestNo) {
    return entries
        .find(requestNo)
        .map(entry ->
            shown(
                entry,
                entry.state() == State.APPROVED ? requests.find(requestNo).orElse(null) : null));
  }

  /** A supervisor's decision; approved, the order is decided before this returns. */
  @Transactional(Transactional.TxType.NEVER)
  public Result rule(String requestNo, Ruling ruling, String supervisor) {
    return after(rule.rule(requestNo, ruling, supervisor));
  }

  /** A clerk takes it back. */
  @Transactional(Transactional.TxType.NEVER)
  public Result takeBack(String requestNo, String clerk) {
    return after(rule.takeBack(requestNo, clerk));
  }

  private Result after(RuleOnEntry.Result result) {
    return switch (result) {
      case RuleOnEntry.Result.Ended(Entered entry) -> new Result.Done(done(entry));
      case RuleOnEntry.Result.Conflict conflict -> new Result.Conflict();
      case RuleOnEntry.Result.TooLate late -> new Result.TooLate();
      case RuleOnEntry.Result.SamePerson same -> new Result.SamePerson();
      case RuleOnEntry.Result.Unknown unknown -> new Result.Unknown();
    };
  }

  private BackEntry done(Entered entry) {
    return shown(entry, entry.state() == State.APPROVED ? decide.now(entry.requestNo()) : null);
  }

  private static BackEntry shown(Entered entry, TrackedRequest became) {
    return entry.shown().with(entry.request(), became);
  }
}
