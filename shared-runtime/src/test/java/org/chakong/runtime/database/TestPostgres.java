package org.chakong.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** How tests start a PostgreSQL on a busy machine on which much else asks for ports. */
public final class TestPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private TestPostgres() {}

  public static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).setPort(FreePort.find());
  }
}
