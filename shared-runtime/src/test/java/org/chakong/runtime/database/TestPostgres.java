package org.chakong.runtime.database;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.Objects;

/** How tests start a PostgreSQL on a busy machine on which much else asks for ports. */
public final class TestPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private TestPostgres() {}

  public static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).setPort(FreePort.find());
  }

  /**
   * Starts it. The first one of a machine unpacks the programs, under a lock that another class
   * loader of this process may have: it then begins again when they are unpacked.
   */
  public static EmbeddedPostgres start(EmbeddedPostgres.Builder settings) {
    return await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .ignoreException(OverlappingFileLockException.class)
        .until(settings::start, Objects::nonNull);
  }
}
