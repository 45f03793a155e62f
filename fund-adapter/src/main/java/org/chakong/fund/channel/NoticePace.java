package org.chakong.fund.channel;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When each of many notices is first tried to be delivered: so many a second and no more, for a
 * hundred thousand may come of one night, and each takes from the filings of the next morning.
 * Every replica has a pace of its own, and a restart begins anew.
 */
@Singleton
class NoticePace {

  private final Duration between;
  private Instant next = Instant.MIN;

  NoticePace(
      @ConfigProperty(name = "chakong.notices.per-second", defaultValue = "20") int perSecond) {
    this.between = Duration.ofSeconds(1).dividedBy(perSecond);
  }

  /**
   * The next turn.
   *
   * @param now real time
   */
  synchronized Instant turn(Instant now) {
    Instant turn = next.isBefore(now) ? now : next;
    next = turn.plus(between);
    return turn;
  }
}
