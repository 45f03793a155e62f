package org.chakong.fund.freeze;

import org.chakong.contracts.request.FreezeView;

/** What became of an extension 续冻. */
public sealed interface Extension {

  /** The freeze as it stands afterwards. */
  FreezeView freeze();

  /** The term runs on; the place is kept. */
  record Extended(FreezeView freeze) implements Extension {}

  /** The freeze had ended before; a new one is needed, at the end of the queue. */
  record HadEnded(FreezeView freeze) implements Extension {}
}
