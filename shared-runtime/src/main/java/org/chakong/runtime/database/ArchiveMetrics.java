package org.chakong.runtime.database;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import javax.sql.DataSource;
import org.chakong.runtime.metrics.DatabaseFigures;

/** How much would be lost with the database's disk, as the database says it. */
@Startup
@ApplicationScoped
class ArchiveMetrics {

  ArchiveMetrics(DatabaseFigures figures, DataSource database) {
    figures.time(
        "chakong.archive.age",
        "Since the database's log was last archived; 0 where none is to be",
        () -> Duration.ofSeconds(ArchiveState.of(database).ageSeconds()));
    figures.count(
        "chakong.archive.failures",
        "Failed attempts to archive the database's log, as the database counts them",
        () -> ArchiveState.of(database).failures());
  }
}
