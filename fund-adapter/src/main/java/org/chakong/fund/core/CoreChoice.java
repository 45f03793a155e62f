package org.chakong.fund.core;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which core the adapter works on, {@code chakong.core}. In demo mode the embedded one is the
 * default; in earnest nobody should find out later that the books were kept in the adapter.
 */
public final class CoreChoice {

  private CoreChoice() {}

  /** Why the adapter must not start with this configuration, in one line, or empty. */
  public static Optional<String> obstacle(Config config) {
    Optional<String> core = config.getOptionalValue("chakong.core", String.class);
    boolean demo = config.getOptionalValue("chakong.demo", Boolean.class).orElse(false);
    if (core.isEmpty()) {
      return demo
          ? Optional.empty()
          : Optional.of("no core: set chakong.core=embedded to keep the accounts in the adapter");
    }
    return core.get().equals("embedded")
        ? Optional.empty()
        : Optional.of("chakong.core can only be embedded as yet");
  }
}
