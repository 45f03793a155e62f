package org.chakong.contracts.api;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What is held now under the freezes of one gateway, day by day of receipt, before today.
 *
 * @param at legal time at which it was counted
 * @param days those on which something is held, the earliest first
 */
public record HeldDays(OffsetDateTime at, List<HeldDay> days) {

  public HeldDays {
    days = List.copyOf(days);
  }
}
