package org.chakong.runtime.evidence;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.clock.RealTime;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The partitions of the evidence by month: made ahead of time, dropped after theirs. */
@Startup
@ApplicationScoped
public class EvidenceMonths {

  private static final Logger LOG = Logger.getLogger(EvidenceMonths.class);
  private static final int AHEAD = 12;

  /** Next month has no partition, or the one for what has none has taken something. */
  private static final String MISSING =
      """
      SELECT EXISTS (SELECT FROM message_other)
          OR NOT EXISTS (SELECT FROM message_part
                          WHERE bounds <> 'DEFAULT' AND until_at > now() + interval '1 month'
                            AND coalesce(from_at, '-infinity') <= now() + interval '1 month')
      """;

  private final Jdbi database;
  private final PartyId self;
  private final KeyDirectory keys;
  private final Clock real;

  EvidenceMonths(DataSource database, PartyId self, KeyDirectory keys, @RealTime Clock real) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.self = self;
    this.keys = keys;
    this.real = real;
  }

  @PostConstruct
  void start() {
    ahead();
  }

  /** Makes the partitions of the coming year. */
  public void ahead() {
    try {
      database.useTransaction(handle -> {
        handle.execute("SET LOCAL lock_timeout = '2s'");
        handle
            .createQuery("SELECT keep_message_months(:ahead)")
            .bind("ahead", AHEAD)
            .mapTo(Integer.class)
            .one();
      });
    } catch (JdbiException e) {
      // there is a year's room; the metric says when it is used up
      LOG.errorf("no partitions of evidence could be made: %s", e.getClass().getSimpleName());
    }
  }

  /**
   * Drops every month that is older than the period and that nothing open rests on. One that fails
   * holds up no other.
   *
   * @param now real time that is not doubted
   * @return how many months were dropped
   * @throws PruningFailed when some could not be dropped; all others were
   */
  public int prune(Instant now, Period period, String ground) {
    Instant before = now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    var prune = new PruneMessages(database, self, keys.loadOrCreate(), real, period, ground);
    int dropped = 0;
    List<JdbiException> failed = new ArrayList<>();
    for (MonthRows.Over over : over(before)) {
      try {
        dropped += prune(prune, over) ? 1 : 0;
      } catch (JdbiException e) {
        LOG.errorf("evidence %s could not leave: %s", over.part(), e.getClass().getSimpleName());
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) {
      throw new PruningFailed(failed);
    }
    return dropped;
  }

  private boolean prune(PruneMessages prune, MonthRows.Over over) {
    MessageMonth month =
        database.withHandle(handle -> new MonthRows(handle).month(over.part(), over.until()));
    Optional<Long> records = month.mayLeave() ? prune.drop(month) : Optional.empty();
    if (records.isPresent()) {
      LOG.infof("evidence %s: %d records pruned", month.part(), records.get());
    } else {
      LOG.infof("evidence %s stays: %d requests need it", month.part(), month.needed());
    }
    return records.isPresent();
  }

  private List<MonthRows.Over> over(Instant before) {
    return database.withHandle(handle -> new MonthRows(handle).over(before));
  }

  /** Whether there is no partition for next month's evidence. */
  boolean missing() {
    return database.withHandle(handle -> handle.createQuery(MISSING).mapTo(Boolean.class).one());
  }
}
