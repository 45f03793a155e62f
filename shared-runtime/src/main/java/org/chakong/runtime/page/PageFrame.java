package org.chakong.runtime.page;

import java.util.List;

/**
 * What stands around every page.
 *
 * @param here path and query of the page, to come back to after a change of language
 * @param person who is signed in, null for nobody
 * @param roles what the person may do, in words
 * @param assets changes with the styles and scripts
 */
public record PageFrame(
    Language language,
    String title,
    String service,
    String party,
    boolean demo,
    String here,
    String person,
    List<String> roles,
    List<Link> menu,
    String assets) {

  public PageFrame {
    roles = List.copyOf(roles);
    menu = List.copyOf(menu);
  }

  /** A page of the menu. */
  public record Link(String path, String label, boolean here) {}
}
