package org.chakong.fund.counter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.Receipt;

/** Stores a paper request together with what another room writes about it. */
@ApplicationScoped
public class StorePaper {

  private final TakeIn takeIn;

  StorePaper(TakeIn takeIn) {
    this.takeIn = takeIn;
  }

  /**
   * Empty, and the caller's transaction is to be rolled back, when the online request in whose
   * place it comes has taken effect already.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Receipt> store(Filing filing) {
    return takeIn.store(filing);
  }
}
