package org.chakong.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Walks through pages with keys alone. */
final class Keyboard {

  private static final int MOST_TABS = 200;

  private Keyboard() {}

  /** Moves on with the Tab key until something like this has the focus. */
  static Locator tabTo(Page page, String selector) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      page.keyboard().press("Tab");
      if (page.evaluate("like => document.activeElement.matches(like)", selector)
          .equals(Boolean.TRUE)) {
        return page.locator(":focus");
      }
    }
    throw new AssertionError("no key leads to " + selector);
  }
}
