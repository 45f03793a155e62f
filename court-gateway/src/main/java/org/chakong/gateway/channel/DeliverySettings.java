package org.chakong.gateway.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are brought to fund centres. All times are real time. */
@ConfigMapping(prefix = "chakong.delivery")
interface DeliverySettings {

  /** When the durable task first looks whether the immediate attempt has done its work. */
  @WithDefault("3s")
  Duration safetyNet();

  /** The pause after the first failure; doubled after each further one. */
  @WithDefault("1s")
  Duration firstPause();

  /** The longest pause while a fund centre cannot be reached. */
  @WithDefault("30s")
  Duration longestPause();

  /** The pause after a fund centre refused to take a request for a reason that is no answer. */
  @WithDefault("2m")
  Duration pauseAfterRefusal();

  /** How long a claim on a request lasts; longer than any one call. */
  @WithDefault("15s")
  Duration lease();

  /** How many first attempts run at the same time; what is beyond is left to the durable task. */
  @WithDefault("64")
  int attemptsAtOnce();
}
