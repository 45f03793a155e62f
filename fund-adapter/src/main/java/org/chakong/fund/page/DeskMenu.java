package org.chakong.fund.page;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.chakong.runtime.page.MenuEntry;

/** The pages of the fund centre that stand in the menu. */
@Singleton
class DeskMenu {

  static final String CLERK = "fund-clerk";
  static final String SUPERVISOR = "fund-supervisor";
  static final String OPS = "fund-ops";
  static final String CORE = "fund-core";

  private static final int REVIEWS = 100;
  private static final int COUNTER = 120;
  private static final int BACK_ENTRIES = 130;
  private static final int REQUESTS = 140;
  private static final int PAYOUTS = 160;
  private static final int REGISTER = 200;
  private static final int LOOKS = 950;

  @Produces
  @Singleton
  static MenuEntry reviews() {
    return new MenuEntry(REVIEWS, ReviewListResource.PATH, "reviews", Set.of(CLERK, SUPERVISOR));
  }

  @Produces
  @Singleton
  static MenuEntry counter() {
    return new MenuEntry(COUNTER, CounterResource.PATH, "counter", Set.of(CLERK));
  }

  @Produces
  @Singleton
  static MenuEntry requests() {
    return new MenuEntry(REQUESTS, RequestPageResource.PATH, "requests", Set.of(CLERK, OPS));
  }

  @Produces
  @Singleton
  static MenuEntry payouts() {
    return new MenuEntry(PAYOUTS, PayoutPageResource.PATH, "payouts", Set.of(CLERK, OPS, CORE));
  }

  @Produces
  @Singleton
  static MenuEntry backEntries() {
    return new MenuEntry(
        BACK_ENTRIES, BackEntryListResource.PATH, "back_entries", Set.of(CLERK, SUPERVISOR));
  }

  @Produces
  @Singleton
  static MenuEntry register() {
    return new MenuEntry(REGISTER, FindAccountResource.PATH, "accounts", Set.of(CLERK));
  }

  @Produces
  @Singleton
  static MenuEntry looks() {
    return new MenuEntry(LOOKS, LooksPageResource.PATH, "looks", Set.of(OPS));
  }
}
