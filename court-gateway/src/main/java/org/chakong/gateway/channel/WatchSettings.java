package org.chakong.gateway.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway asks about requests that a fund centre has and is silent about. Real time. */
@ConfigMapping(prefix = "chakong.silence")
interface WatchSettings {

  /** How long nothing may be heard before the fund centre is asked. */
  @WithDefault("5m")
  Duration askAfter();

  /** How often it is looked whether anything is that old. */
  @WithDefault("30s")
  Duration every();

  /** How many requests are asked about in one round. */
  @WithDefault("50")
  int atMost();
}
