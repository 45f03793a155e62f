package org.chakong.runtime.page;

import java.util.Set;

/**
 * A page that stands in the menu: a service declares its own as beans of this type.
 *
 * @param order places it; the first that a person may see is that person's first page
 * @param path begins with {@code /pages/}
 * @param text key of its name
 * @param roles who may open it; the page itself must say the same
 */
public record MenuEntry(int order, String path, String text, Set<String> roles) {

  public MenuEntry {
    roles = Set.copyOf(roles);
  }
}
