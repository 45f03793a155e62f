package org.chakong.runtime.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How durable tasks are run. */
@ConfigMapping(prefix = "chakong.tasks")
interface TaskSettings {

  /** Off: tasks are stored but this process runs none. */
  @WithDefault("true")
  boolean enabled();

  /** How often due tasks are looked for; the longest a new one waits. */
  @WithDefault("250ms")
  Duration pollInterval();

  /** How many tasks run at the same time. */
  @WithDefault("8")
  int threads();

  /**
   * Whether an urgent task overtakes what fell due before it. The database needs an index on
   * priority and time for it, or each look sorts all that is due.
   */
  @WithDefault("false")
  boolean priorities();

  /**
   * A task is taken over when its process has been silent for four of these; checked every second
   * one.
   */
  @WithDefault("2s")
  Duration heartbeat();

  /** After how many failures in a row a task is set aside for a person to look at. */
  @WithDefault("20")
  int attempts();
}
