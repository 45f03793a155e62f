package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.decide.FreezeFacts;

/**
 * The freeze register 冻结登记. Rules are decided before; this does what was decided. Every write needs
 * the caller's transaction, in which {@link FreezesChanged} is fired for the freezes that changed,
 * except for one just placed.
 *
 * <p>Locks: all accounts of a freeze in ascending order, then freezes. Money is given to a freeze
 * under the lock of the one account on which it waits.
 */
@ApplicationScoped
public class FreezeRegister {

  private final Clock clock;
  private final PlaceFreeze place;
  private final PlaceServed served;
  private final ReinstateFreeze reinstate;
  private final ChangeFreeze change;
  private final KeepAliveRows undecided;
  private final FreezeViews views;
  private final RegisterQueries queries;
  private final AccountRegister accounts;

  FreezeRegister(
      Clock clock,
      PlaceFreeze place,
      PlaceServed served,
      ReinstateFreeze reinstate,
      ChangeFreeze change,
      KeepAliveRows undecided,
      FreezeViews views,
      RegisterQueries queries,
      AccountRegister accounts) {
    this.clock = clock;
    this.place = place;
    this.served = served;
    this.reinstate = reinstate;
    this.change = change;
    this.undecided = undecided;
    this.views = views;
    this.queries = queries;
    this.accounts = accounts;
  }

  /**
   * Registers a freeze at the end of the queue and freezes what is free. What is missing waits on
   * the first account (轮候冻结, or a ceiling that later money fills).
   *
   * @throws IllegalArgumentException when the core does not know one of the accounts
   */
  @Transactional(TxType.MANDATORY)
  public FreezeView place(FreezeOrder order) {
    Who who = new Who("court:" + order.court(), "freeze ordered", order.requestNo());
    return place.place(order, act(who));
  }

  /**
   * Registers a freeze that was served at a past time, its time of receipt, and could not be
   * entered then 补录. It stands where that time puts it; later freezes give up to it what it would
   * hold, but nothing that a deduction has reserved, and their courts are told.
   *
   * @throws IllegalArgumentException when the core does not know one of the accounts
   */
  @Transactional(TxType.MANDATORY)
  public FreezeView placeServed(FreezeOrder order) {
    String why = "freeze ordered, served " + order.receivedAt() + ", back-entered";
    return served.place(order, act(new Who("court:" + order.court(), why, order.requestNo())));
  }

  /**
   * Puts a freeze back in force that expired on or after the day on which its extension was served;
   * does nothing to any other, nor where the extended term has ended by now. The extension follows.
   */
  @Transactional(TxType.MANDATORY)
  public void reinstate(String freezeNo, LocalDate servedOn, NewTerm term, Who who) {
    reinstate.reinstate(freezeNo, servedOn, term, act(who));
  }

  /** As {@link #lock}, with all accounts that a freeze put back in force may take money from. */
  @Transactional(TxType.MANDATORY)
  public void lockToReinstate(String freezeNo) {
    reinstate.lock(freezeNo);
  }

  /** Lets the term run on from its old end; the place is kept. */
  @Transactional(TxType.MANDATORY)
  public Extension extend(String freezeNo, NewTerm term, Who who) {
    return change.extend(freezeNo, term, act(who));
  }

  /**
   * Releases a freeze or part of it; the money goes to later freezes that wait, the rest to the
   * holder.
   *
   * @param amountOrNull null for all of it
   * @param from null means {@code CEILING}
   */
  @Transactional(TxType.MANDATORY)
  public Release release(String freezeNo, Money amountOrNull, UnfreezeFrom from, Who who) {
    return change.release(freezeNo, amountOrNull, from, act(who));
  }

  /**
   * The case goes on under another number (解释 Art. 168: a preservation freeze becomes an
   * enforcement freeze); place and term stay. The old number is kept as the former one. Nothing
   * happens to a freeze that has ended.
   */
  @Transactional(TxType.MANDATORY)
  public FreezeView renumber(String freezeNo, String newCaseNumber, Who who) {
    return change.renumber(freezeNo, newCaseNumber, act(who));
  }

  /**
   * Passes a freeze to another court (移送执行、指定执行); number, place, term and money stay. The court
   * that has held it is told. Nothing happens to a freeze that has ended or is that court's
   * already.
   */
  @Transactional(TxType.MANDATORY)
  public FreezeView transfer(String freezeNo, Holder holder, Who who) {
    return change.transfer(freezeNo, holder, act(who));
  }

  /**
   * Locks everything that a request touches which names a freeze: in one go, before any of it is
   * changed, so that nobody waits for an account while others wait for the freeze.
   *
   * @param accountNo named beside the freeze, or null
   */
  @Transactional(TxType.MANDATORY)
  public void lock(String freezeNo, String accountNo) {
    change.lockAccounts(freezeNo, accountNo);
  }

  /**
   * Keeps a freeze from expiring while a request received in time is undecided. Repeatable; a
   * freeze that does not exist is none of the register's business here.
   */
  @Transactional(TxType.MANDATORY)
  public void keepAlive(String freezeNo, String requestNo) {
    undecided.keepAlive(freezeNo, requestNo);
  }

  /**
   * Keeps every freeze from expiring that a deduction received in time which names none may take
   * from, while it is undecided. Repeatable; a freeze whose term was over by then is not kept.
   */
  @Transactional(TxType.MANDATORY)
  public void keepAlive(UndecidedDeduction deduction) {
    List<String> ofCase =
        queries.openOf(deduction.personKey(), List.of(deduction.court())).stream()
            .filter(freeze -> FrozenMoney.isOfCase(freeze, deduction.caseNumber()))
            .map(FreezeFacts::freezeNo)
            .toList();
    if (!ofCase.isEmpty()) {
      undecided.keepAlive(ofCase, deduction);
    }
  }

  /** The request is decided: it keeps no freeze any more. Repeatable. */
  @Transactional(TxType.MANDATORY)
  public void letGo(String requestNo) {
    undecided.letGo(requestNo);
  }

  /** The freeze for the rules, open or ended. */
  @Transactional(TxType.SUPPORTS)
  public Optional<FreezeFacts> find(String freezeNo) {
    return queries.find(freezeNo);
  }

  /**
   * The person's freezes in force or waiting that one court ordered for one amount by one ruling,
   * by sequence: all that a new one could be a repetition of.
   *
   * @param ruling null for those by a ruling without a number
   */
  @Transactional(TxType.SUPPORTS)
  public List<FreezeFacts> openAlike(String personKey, String court, Money ordered, String ruling) {
    return queries.openAlike(personKey, court, ordered, ruling);
  }

  /** The person's freezes in force or waiting that these courts hold, by sequence. */
  @Transactional(TxType.SUPPORTS)
  public List<FreezeFacts> openOf(String personKey, Collection<String> courts) {
    return queries.openOf(personKey, courts);
  }

  /**
   * The freeze as an answer shows it.
   *
   * @throws java.util.NoSuchElementException when there is no such freeze
   */
  @Transactional(TxType.SUPPORTS)
  public FreezeView view(String freezeNo) {
    return views.one(freezeNo);
  }

  /**
   * Whether the end shown is only nominal, because its year has no calendar yet: the note
   * CALENDAR_INCOMPLETE.
   */
  @Transactional(TxType.SUPPORTS)
  public boolean calendarIncomplete(String freezeNo) {
    return queries.calendarIncomplete(freezeNo);
  }

  /** The open freezes on an account, in order. */
  @Transactional(TxType.SUPPORTS)
  public List<RegisterEntry> entries(String accountNo) {
    return accounts.open(accountNo, QueueRows.BEFORE_ALL, Integer.MAX_VALUE).stream()
        .map(Listed::entry)
        .toList();
  }

  /** The open freezes on an account, in order, from behind a place on. */
  @Transactional(TxType.SUPPORTS)
  public List<Listed> openAfter(String accountNo, BigDecimal place, int limit) {
    return accounts.open(accountNo, place, limit);
  }

  /** All freezes that an account has seen, in order, each with what happened to it. */
  @Transactional(TxType.SUPPORTS)
  public List<Listed> historyAfter(String accountNo, BigDecimal place, int limit) {
    return accounts.withHistory(accountNo, place, limit);
  }

  /**
   * An entry of an account's register.
   *
   * @param place in the queue, by which lists go on
   */
  public record Listed(BigDecimal place, RegisterEntry entry) {}

  private Act act(Who who) {
    return new Act(who, clock.instant());
  }
}
