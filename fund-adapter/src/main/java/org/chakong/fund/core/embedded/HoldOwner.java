package org.chakong.fund.core.embedded;

/** Who placed a hold; the one does not touch the other's. */
enum HoldOwner {
  REGISTER,
  CORE_API
}
