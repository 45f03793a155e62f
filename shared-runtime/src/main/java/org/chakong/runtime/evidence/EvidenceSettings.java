package org.chakong.runtime.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what was said is sealed. Real time. */
@ConfigMapping(prefix = "chakong.evidence")
interface EvidenceSettings {

  /** The pause between two seals: for so long the newest messages stand unsealed. */
  @WithDefault("5s")
  Duration every();

  /** About how many messages one seal covers at most. */
  @WithDefault("4096")
  int batch();

  /** How long a seal waits for transactions that are still writing, before it is tried again. */
  @WithDefault("2s")
  Duration patience();
}
