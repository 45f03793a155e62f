package org.chakong.fund.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.api.InstructedPayout;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.DeductionView;
import org.chakong.fund.deduct.ReadPayouts;
import org.chakong.fund.deduct.ReadPayouts.Key;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;

/** Payouts, page by page; an account stands in each, so that a page is a look at its requests. */
@ApplicationScoped
public class PayoutLists {

  private static final int KEY_PARTS = 2;

  private final ReadPayouts payouts;
  private final OwnLooks looks;

  PayoutLists(ReadPayouts payouts, OwnLooks looks) {
    this.payouts = payouts;
    this.looks = looks;
  }

  /**
   * The longest instructed first.
   *
   * @param state null for all
   */
  public Page<InstructedPayout> page(DeductionView.State state, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, KEY_PARTS);
    List<InstructedPayout> found =
        payouts.oldestFirst(
            state, page.after().map(PayoutLists::key).orElse(Key.START), page.fetch());
    Page<InstructedPayout> shown =
        page.page(
            found,
            payout -> payout,
            payout -> Cursor.after(Key.of(payout).instructedAt(), Key.of(payout).deductionNo()));
    looks.atList(
        Look.Kind.REQUESTS, shown.items().stream().map(InstructedPayout::requestNo).toList());
    return shown;
  }

  private static Key key(Cursor cursor) {
    return new Key(CursorTime.of(cursor.key().getFirst()), cursor.key().getLast());
  }
}
