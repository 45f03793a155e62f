package org.chakong.runtime.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What both sides have to set alike for their clocks to agree. The deadline itself is the policy's.
 */
@ConfigMapping(prefix = "chakong.sla")
public interface SlaSettings {

  /** The share of the time for answering after which a request counts as due soon. */
  @WithDefault("0.75")
  double dueSoonShare();
}
