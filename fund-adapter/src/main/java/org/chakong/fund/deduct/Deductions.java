package org.chakong.fund.deduct;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
import org.chakong.fund.core.HoldChange;
import org.chakong.fund.core.Transfer;
import org.chakong.fund.freeze.FrozenMoney;
import org.chakong.fund.freeze.FrozenShare;
import org.chakong.fund.freeze.Who;

/**
 * Deductions 扣划 in the books: reserve, instruct, settle. Money comes from the court's own freezes
 * first, then from free money if the policy lets it, never from what another court holds. Every
 * write needs the caller's transaction.
 */
@ApplicationScoped
public class Deductions {

  private final Clock clock;
  private final Core core;
  private final FrozenMoney frozen;
  private final DeductionRows rows;

  Deductions(Clock clock, Core core, FrozenMoney frozen, DeductionRows rows) {
    this.clock = clock;
    this.core = core;
    this.frozen = frozen;
    this.rows = rows;
  }

  /** Holds the money at receipt, so that nobody else can take it while the request is decided. */
  @Transactional(TxType.MANDATORY)
  public Reservation reserve(DeductionOrder order) {
    Who who = new Who("court:" + order.court(), "deduction ordered", order.requestNo());
    List<String> accountNos =
        order.accountNos().isEmpty() ? frozen.accountsOf(order.freezeNo()) : order.accountNos();
    Collection<String> locked = frozen.lock(accountNos, ownFreezes(order, accountNos));
    frozen.settleTerms(locked, who);
    List<Take> takes = takes(order, accountNos, locked);
    if (takes.isEmpty()) {
      return new Reservation.NothingThere(ahead(accountNos));
    }
    String deductionNo = rows.insert(order, takes, who);
    frozen.reserve(shares(takes), who);
    core.changeHolds(freeHolds(deductionNo, takes, 1));
    return new Reservation.Reserved(view(deductionNo));
  }

  /**
   * Whether there is nothing that a deduction could take now. Changes nothing; the accounts are
   * locked until the caller's transaction ends.
   */
  @Transactional(TxType.MANDATORY)
  public Optional<Reservation.NothingThere> nothingFor(DeductionOrder order) {
    List<String> accountNos =
        order.accountNos().isEmpty() ? frozen.accountsOf(order.freezeNo()) : order.accountNos();
    Collection<String> locked = frozen.lock(accountNos, ownFreezes(order, accountNos));
    return takes(order, accountNos, locked).isEmpty()
        ? Optional.of(new Reservation.NothingThere(ahead(accountNos)))
        : Optional.empty();
  }

  private List<String> ownFreezes(DeductionOrder order, List<String> accountNos) {
    return order.freezeNo() != null
        ? List.of(order.freezeNo())
        : frozen.numbersOf(order.court(), order.caseNumber(), accountNos);
  }

  private List<Take> takes(
      DeductionOrder order, List<String> accountNos, Collection<String> locked) {
    List<Take> takes = new ArrayList<>();
    long left = order.ordered().fen();
    for (FrozenShare own : own(order, accountNos, locked)) {
      long fen = Math.min(left, own.fen());
      left -= fen;
      add(takes, new Take(own.accountNo(), own.freezeNo(), fen));
    }
    if (order.freeMoneyToo()) {
      Map<String, Funds> funds = core.funds(accountNos);
      for (String accountNo : accountNos) {
        long fen = Math.min(left, funds.containsKey(accountNo) ? funds.get(accountNo).free() : 0);
        left -= fen;
        add(takes, new Take(accountNo, null, fen));
      }
    }
    return takes;
  }

  private static void add(List<Take> takes, Take take) {
    if (take.fen() > 0) {
      takes.add(take);
    }
  }

  private List<FrozenShare> own(
      DeductionOrder order, List<String> accountNos, Collection<String> locked) {
    return order.freezeNo() != null
        ? frozen.ofFreeze(order.freezeNo(), accountNos)
        : frozen.ofCase(order.court(), order.caseNumber(), accountNos, locked);
  }

  private List<FreezeView.Ahead> ahead(List<String> accountNos) {
    return accountNos.stream().flatMap(account -> frozen.openOn(account).stream()).toList();
  }

  /**
   * Takes the money off the books and instructs the payout.
   *
   * @throws IllegalStateException when it is not reserved any more
   */
  @Transactional(TxType.MANDATORY)
  public DeductionView instruct(String deductionNo, Who who) {
    List<Take> takes = lockedTakes(deductionNo);
    DeductionRow deduction = inState(deductionNo, DeductionRow.State.RESERVED);
    core.changeHolds(freeHolds(deductionNo, takes, -1));
    frozen.take(shares(takes), transfers(deduction, takes), who);
    rows.instructed(deductionNo, clock.instant(), who);
    return view(deductionNo);
  }

  private static List<Transfer> transfers(DeductionRow deduction, List<Take> takes) {
    Map<String, Long> byAccount =
        takes.stream()
            .collect(
                Collectors.groupingBy(
                    Take::accountNo, TreeMap::new, Collectors.summingLong(Take::fen)));
    return byAccount.entrySet().stream()
        .map(entry ->
            new Transfer(
                deduction.deductionNo(), entry.getKey(), entry.getValue(), deduction.payee()))
        .toList();
  }

  /**
   * Takes down the bank's word. FAILED puts everything back as it was: ordered, frozen, place and
   * free money.
   *
   * @throws NoSuchElementException when there is no such deduction
   * @throws IllegalArgumentException when the word is neither PAID nor FAILED
   */
  @Transactional(TxType.MANDATORY)
  public Settlement settle(String deductionNo, PayoutConfirmation said, Who who) {
    List<Take> takes = lockedTakes(deductionNo);
    DeductionRow deduction = locked(deductionNo);
    DeductionRow.State to = settledAs(said);
    if (deduction.state() != DeductionRow.State.INSTRUCTED) {
      boolean same =
          deduction.state() == to
              && Objects.equals(deduction.bankReference(), said.bankReference());
      return same
          ? new Settlement.Repeated(deduction.view())
          : new Settlement.Contradicted(deduction.view());
    }
    Instant at = said.at() == null ? clock.instant() : said.at().toInstant();
    rows.settled(deductionNo, to, said.bankReference(), at, who);
    if (to == DeductionRow.State.PAID) {
      core.paid(deductionNo, said.bankReference(), at);
      frozen.settled(shares(takes));
    } else {
      core.failed(deductionNo, said.bankReference(), at);
      frozen.restore(shares(takes), who);
      passOnFree(deduction, takes, who);
    }
    return new Settlement.Settled(view(deductionNo));
  }

  private static DeductionRow.State settledAs(PayoutConfirmation said) {
    return switch (said.state()) {
      case PAID -> DeductionRow.State.PAID;
      case FAILED -> DeductionRow.State.FAILED;
      case INSTRUCTED -> throw new IllegalArgumentException("The bank says PAID or FAILED");
    };
  }

  /**
   * Gives the reservation up: a review refused it.
   *
   * @throws IllegalStateException when it is not reserved any more
   */
  @Transactional(TxType.MANDATORY)
  public DeductionView cancel(String deductionNo, Who who) {
    List<Take> takes = lockedTakes(deductionNo);
    DeductionRow deduction = inState(deductionNo, DeductionRow.State.RESERVED);
    rows.cancelled(deductionNo, clock.instant(), who);
    frozen.unreserve(shares(takes), who);
    core.changeHolds(freeHolds(deductionNo, takes, -1));
    passOnFree(deduction, takes, who);
    return view(deductionNo);
  }

  private void passOnFree(DeductionRow deduction, List<Take> takes, Who who) {
    takes.stream()
        .filter(Take::isFree)
        .forEach(take -> frozen.freed(take.accountNo(), deduction.sequence(), take.fen(), who));
  }

  /** The request that ordered a deduction. */
  @Transactional(TxType.SUPPORTS)
  public Optional<String> requestOf(String deductionNo) {
    return rows.find(deductionNo).map(DeductionRow::requestNo);
  }

  /**
   * The deduction as an answer shows it; without a payout while it is only reserved.
   *
   * @throws NoSuchElementException when there is no such deduction
   */
  @Transactional(TxType.SUPPORTS)
  public DeductionView view(String deductionNo) {
    return rows.find(deductionNo).map(DeductionRow::view).orElseThrow(() -> unknown(deductionNo));
  }

  /** What it takes never changes, so it may be read before the accounts are locked. */
  private List<Take> lockedTakes(String deductionNo) {
    List<Take> takes = rows.takes(deductionNo);
    frozen.lock(
        takes.stream().map(Take::accountNo).toList(),
        shares(takes).stream().map(FrozenShare::freezeNo).distinct().toList());
    return takes;
  }

  private DeductionRow locked(String deductionNo) {
    return rows.lock(deductionNo).orElseThrow(() -> unknown(deductionNo));
  }

  private DeductionRow inState(String deductionNo, DeductionRow.State expected) {
    DeductionRow deduction = locked(deductionNo);
    if (deduction.state() != expected) {
      throw new IllegalStateException(
          "Deduction " + deductionNo + " is " + deduction.state() + ", not " + expected);
    }
    return deduction;
  }

  private static NoSuchElementException unknown(String deductionNo) {
    return new NoSuchElementException("No deduction has the number " + deductionNo);
  }

  private static List<FrozenShare> shares(List<Take> takes) {
    return takes.stream().filter(take -> !take.isFree()).map(Take::share).toList();
  }

  private static List<HoldChange> freeHolds(String deductionNo, List<Take> takes, int sign) {
    return takes.stream()
        .filter(Take::isFree)
        .map(take -> new HoldChange(take.accountNo(), deductionNo, sign * take.fen()))
        .toList();
  }
}
