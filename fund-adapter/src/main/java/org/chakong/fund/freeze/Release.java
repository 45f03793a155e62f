package org.chakong.fund.freeze;

import org.chakong.contracts.request.FreezeView;

/** What became of a release 解冻. */
public sealed interface Release {

  /** The freeze as it stands afterwards. */
  FreezeView freeze();

  /** Done; {@code freeze.released} says how much money was set free. */
  record Released(FreezeView freeze) implements Release {}

  /** The freeze had ended before; nothing changed. */
  record HadEnded(FreezeView freeze) implements Release {}

  /** A deduction on the freeze is not settled yet: to be tried again when it is. */
  record WaitsForDeduction(FreezeView freeze) implements Release {}
}
