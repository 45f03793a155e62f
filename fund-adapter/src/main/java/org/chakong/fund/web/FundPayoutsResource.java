package org.chakong.fund.web;

import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.FundPayoutsApi;
import org.chakong.contracts.api.InstructedPayout;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.DeductionView;

/** Shows what the core was told to pay. */
public class FundPayoutsResource implements FundPayoutsApi {

  private final PayoutLists lists;

  FundPayoutsResource(PayoutLists lists) {
    this.lists = lists;
  }

  @Override
  @RolesAllowed({"fund-clerk", "fund-ops", "fund-core"})
  public Page<InstructedPayout> payouts(DeductionView.State state, Integer limit, String cursor) {
    return lists.page(state, limit, cursor);
  }
}
