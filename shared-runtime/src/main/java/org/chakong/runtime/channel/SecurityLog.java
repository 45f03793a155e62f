package org.chakong.runtime.channel;

import org.jboss.logging.Logger;

/**
 * Security events, category {@code chakong.security}: an event name, a reason and a party, never
 * anything else that a message said.
 */
public final class SecurityLog {

  private static final Logger LOG = Logger.getLogger("chakong.security");

  private SecurityLog() {}

  /**
   * @param event what was refused or noticed, in UPPER_SNAKE
   * @param reason why, a constant of the code
   * @param party whose message it was where that is certain, else {@code unknown}
   */
  public static void event(String event, Enum<?> reason, String party) {
    LOG.warnf("event=%s reason=%s party=%s", event, reason, party);
  }
}
