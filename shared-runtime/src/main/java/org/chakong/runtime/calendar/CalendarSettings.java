package org.chakong.runtime.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where further calendar years come from. */
@ConfigMapping(prefix = "chakong.calendar")
interface CalendarSettings {

  /**
   * A directory of files {@code 2027.json} in the form of the built-in ones; a year given here
   * takes the place of the built-in one. Without it the directory {@code calendar} in {@code
   * chakong.data}, which need not exist.
   */
  Optional<Path> dir();

  /** How often the directory is read, real time. */
  @WithDefault("10s")
  Duration every();
}
