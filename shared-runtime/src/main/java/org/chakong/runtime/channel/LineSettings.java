package org.chakong.runtime.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a peer is waited for, and when it is left alone. All times are real time. */
@ConfigMapping(prefix = "chakong.line")
interface LineSettings {

  /** The longest that one call may take. */
  @WithDefault("12s")
  Duration callTimeout();

  /** When a peer fails, how long it is left alone before it is tried again. */
  @WithDefault("3s")
  Duration breakerPause();

  /** How many calls in a row the breaker looks at. */
  @WithDefault("8")
  int breakerCalls();
}
