package org.chakong.fund.core.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.chakong.contracts.api.CoreBankingApi;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.core.Funds;
import org.chakong.fund.core.Transfer;
import org.chakong.runtime.web.ProblemException;

/**
 * Payouts that callers of the Core Banking API instruct: from their hold first, then free money.
 */
@ApplicationScoped
class TransferByApi {

  private final Clock clock;
  private final HoldByApi holds;
  private final TransferRows transfers;

  TransferByApi(Clock clock, HoldByApi holds, TransferRows transfers) {
    this.clock = clock;
    this.holds = holds;
    this.transfers = transfers;
  }

  /**
   * @throws ProblemException 404 without such an account; 409 when the number was used with other
   *     content or the money is not there
   */
  @Transactional
  CoreBankingApi.Transferred instruct(String transferNo, CoreBankingApi.Transfer asked) {
    Funds funds = holds.lock(asked.accountNo());
    Optional<TransferRows.Stored> before = transfers.find(transferNo);
    if (before.isPresent()) {
      return repeated(before.get(), asked);
    }
    long fen = asked.amount().fen();
    long held = asked.freezeNo() == null ? 0 : holds.own(asked.accountNo(), asked.freezeNo());
    long fromHold = Math.min(fen, held);
    if (fen == 0 || fen - fromHold > funds.free()) {
      throw new ProblemException(ProblemCode.CONFLICT);
    }
    holds.change(asked.accountNo(), asked.freezeNo(), -fromHold);
    Transfer transfer = new Transfer(transferNo, asked.accountNo(), fen, asked.payee());
    transfers.instruct(transfer, asked.freezeNo(), clock.instant());
    return told(transfers.find(transferNo).orElseThrow());
  }

  @Transactional(Transactional.TxType.SUPPORTS)
  CoreBankingApi.Transferred find(String transferNo) {
    return transfers
        .find(transferNo)
        .map(TransferByApi::told)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private static CoreBankingApi.Transferred repeated(
      TransferRows.Stored before, CoreBankingApi.Transfer asked) {
    boolean same =
        before.accountNo().equals(asked.accountNo())
            && Objects.equals(before.holdNo(), asked.freezeNo())
            && before.fen() == asked.amount().fen()
            && before.payee().equals(asked.payee());
    if (!same) {
      throw new ProblemException(ProblemCode.CONFLICT);
    }
    return told(before);
  }

  private static CoreBankingApi.Transferred told(TransferRows.Stored stored) {
    return new CoreBankingApi.Transferred(stored.state(), stored.bankReference());
  }
}
