package org.chakong.fund.core.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.core.Funds;
import org.chakong.fund.core.HoldChange;
import org.chakong.runtime.web.ProblemException;
import org.jdbi.v3.core.Jdbi;

/** Holds that callers of the Core Banking API set; idempotent by account and number. */
@ApplicationScoped
class HoldByApi {

  private final Jdbi jdbi;
  private final AccountMoney money;

  HoldByApi(Jdbi jdbi, AccountMoney money) {
    this.jdbi = jdbi;
    this.money = money;
  }

  private record Found(HoldOwner owner, long fen) {}

  /**
   * Sets the hold to at most this much, as far as money is free beside it.
   *
   * @return what is held now, in fen
   */
  @Transactional
  long set(String accountNo, String holdNo, long fen) {
    Funds funds = lock(accountNo);
    long held = own(accountNo, holdNo);
    long now = Math.min(fen, held + funds.free());
    change(accountNo, holdNo, now - held);
    return now;
  }

  @Transactional
  void end(String accountNo, String holdNo) {
    lock(accountNo);
    change(accountNo, holdNo, -own(accountNo, holdNo));
  }

  Funds lock(String accountNo) {
    Funds funds = money.lock(List.of(accountNo)).get(accountNo);
    if (funds == null) {
      throw new ProblemException(ProblemCode.NOT_FOUND);
    }
    return funds;
  }

  /**
   * What a caller's own hold holds; 0 when there is none.
   *
   * @throws ProblemException 409 when the number is one of the register's
   */
  long own(String accountNo, String holdNo) {
    Optional<Found> found =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT owner, amount FROM core_hold
                     WHERE account_no = :account AND hold_no = :hold
                    """)
                .bind("account", accountNo)
                .bind("hold", holdNo)
                .map((row, context) ->
                    new Found(HoldOwner.valueOf(row.getString("owner")), row.getLong("amount")))
                .findOne());
    if (found.isPresent() && found.get().owner() == HoldOwner.REGISTER) {
      throw new ProblemException(ProblemCode.CONFLICT);
    }
    return found.map(Found::fen).orElse(0L);
  }

  void change(String accountNo, String holdNo, long fen) {
    if (fen != 0) {
      List<HoldChange> change = List.of(new HoldChange(accountNo, holdNo, fen));
      money.mergeHolds(change, HoldOwner.CORE_API);
      money.addToHeld(change);
      money.stopUncoveredWithdrawals(List.of(accountNo));
    }
  }
}
