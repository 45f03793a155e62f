package org.chakong.runtime.admission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How many calls are worked on at the same time; beyond that they are refused at the door. Together
 * with {@code waiting} they must stay below {@code quarkus.thread-pool.max-threads}.
 */
@ConfigMapping(prefix = "chakong.admission")
interface AdmissionSettings {

  /** Signed messages of the peers. */
  @WithDefault("64")
  int channel();

  /** Calls of everybody else: case systems, clerks, the core. */
  @WithDefault("64")
  int callers();

  /** Callers who wait for something to happen; whoever comes beyond is answered without waiting. */
  @WithDefault("96")
  int waiting();

  /** What {@code Retry-After} says, in whole seconds. */
  @WithDefault("2s")
  Duration retryAfter();

  /**
   * Within which a body must be there; whoever sends byte by byte is cut off then. Twenty
   * mebibytes, the most that is taken, need 0.6 Mbit/s.
   */
  @WithDefault("5m")
  Duration bodyWithin();

  /**
   * How many bytes of bodies may be inside each door at once; an eighth of the Java heap unless
   * said otherwise.
   */
  Optional<MemorySize> bodyRoom();
}
