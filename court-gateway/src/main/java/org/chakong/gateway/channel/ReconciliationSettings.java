package org.chakong.gateway.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** When days are reconciled with the fund centres. */
@ConfigMapping(prefix = "chakong.reconciliation")
interface ReconciliationSettings {

  /** The hour in Asia/Shanghai: after the audits of both sides. */
  @WithDefault("04:10")
  LocalTime at();

  /** How many days back it is looked whether one was missed, differed or had open requests. */
  @WithDefault("30")
  int daysBack();

  /** How often a fund centre is asked again that did not answer. Real time. */
  @WithDefault("1h")
  Duration again();
}
