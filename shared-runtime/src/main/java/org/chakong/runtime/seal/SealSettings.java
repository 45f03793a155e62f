package org.chakong.runtime.seal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Electronic seals on papers. */
@ConfigMapping(prefix = "chakong.seals")
interface SealSettings {

  /**
   * A directory with the certificates of those who issue seals and time stamps ({@code *.pem,
   * *.crt, *.cer}) and their revocation lists ({@code *.crl}), PEM or DER. Looked at again when it
   * changes. Without it seals are checked for whether they fit the paper and not for who issued
   * them.
   */
  Optional<Path> trust();

  /** How long the seals of one paper may be read. */
  @WithDefault("10s")
  Duration readingTime();

  /** How much memory that may allocate, in bytes. */
  @WithDefault("268435456")
  long readingBytes();

  /** How many papers are read at once. */
  @WithDefault("2")
  int readers();
}
