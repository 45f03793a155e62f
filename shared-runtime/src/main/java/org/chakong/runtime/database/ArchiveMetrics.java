package org.chakong.runtime.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** How much would be lost with the database's disk, as the database says it. */
@Startup
@ApplicationScoped
class ArchiveMetrics {

  ArchiveMetrics(MeterRegistry meters, DataSource database) {
    TimeGauge.builder(
            "chakong.archive.age", () -> ArchiveState.of(database).ageSeconds(), TimeUnit.SECONDS)
        .description("Since the database's log was last archived; 0 where none is to be")
        .register(meters);
    Gauge.builder("chakong.archive.failures", () -> ArchiveState.of(database).failures())
        .description("Failed attempts to archive the database's log, as the database counts them")
        .register(meters);
  }
}
