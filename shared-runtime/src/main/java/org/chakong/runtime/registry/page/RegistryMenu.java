package org.chakong.runtime.registry.page;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.chakong.runtime.page.MenuEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The registries' place in the menu. */
@Singleton
class RegistryMenu {

  static final String PATH = "/pages/registries";

  private static final int IN_THE_MENU = 800;

  @Produces
  @Singleton
  static MenuEntry entry(@ConfigProperty(name = "chakong.registries.readers") Set<String> readers) {
    return new MenuEntry(IN_THE_MENU, PATH, "registries", readers);
  }
}
