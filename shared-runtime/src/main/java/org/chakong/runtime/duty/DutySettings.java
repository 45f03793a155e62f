package org.chakong.runtime.duty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is told and how. Nothing is told unless a webhook or mail is configured. Real time. */
@ConfigMapping(prefix = "chakong.duty")
public interface DutySettings {

  /** A YAML file of the dated roster (值班表); read anew whenever it is needed. */
  Optional<Path> roster();

  /** Where messages are posted, by the Standard Webhooks convention; needs {@link #secrets}. */
  Optional<URI> webhook();

  /**
   * {@code whsec_} and a base64 key of 24 to 64 bytes; during a change of keys two, which both
   * sign.
   */
  Optional<List<String>> secrets();

  /** Whether messages are mailed to whoever is on duty; the server is {@code quarkus.mailer.*}. */
  @WithDefault("false")
  boolean mail();

  /** Who is mailed on a day that the roster leaves open. */
  Optional<String> fallbackMail();

  /** How often it is looked what has come up. */
  @WithDefault("30s")
  Duration every();

  /** The least time between two messages; what comes up meanwhile goes into one. */
  @WithDefault("5m")
  Duration pause();

  /** How long a message may be on its way to the other side before that is an occasion. */
  @WithDefault("15m")
  Duration undeliveredAfter();

  /** How long is kept what was told and has not come up since. */
  @WithDefault("90d")
  Duration keep();

  /** Pauses after failed attempts to tell: the first, doubled up to the longest. */
  @WithDefault("5s")
  Duration firstPause();

  @WithDefault("5m")
  Duration longestPause();
}
