package org.chakong.runtime.restore;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.start.ServiceRoom;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether this service may serve. It finds out by itself that its database was put back from a
 * backup, because that runs on another timeline or as another cluster; an operator who put back a
 * copy of files says so by a file {@code restored} in the service's room. Then it neither serves
 * nor runs tasks until what its peers know has been fetched.
 */
@Singleton
public class ServiceDoor {

  private static final Logger LOG = Logger.getLogger(ServiceDoor.class);
  private static final String MARKER = "restored";

  /** Clocks of two institutions differ, and what was in flight is older than what is kept of it. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private static final String CHANGED =
      """
      SELECT (SELECT (cluster, timeline) FROM database_identity FOR UPDATE)
             IS DISTINCT FROM (SELECT (cluster, timeline) FROM database_identity_now)
      """;
  private static final String OPEN =
      """
      INSERT INTO restoration (found_at, since)
      VALUES (:now, coalesce((SELECT max(at) FROM message), timestamptz '1970-01-02 00:00Z') - make_interval(secs => :margin))
      ON CONFLICT DO NOTHING
      """;
  private static final String REMEMBER =
      """
      UPDATE database_identity SET (cluster, timeline) = (SELECT cluster, timeline FROM database_identity_now)
      """;

  private final Jdbi database;
  private final Path marker;
  private final Clock real;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean open;
  private Instant notBefore;

  ServiceDoor(DataSource database, ServiceRoom room, @RealTime Clock real) {
    this.database = Jdbi.create(database);
    this.marker = room.path(MARKER);
    this.real = real;
  }

  @PostConstruct
  void look() {
    boolean marked = Files.exists(marker);
    database.useTransaction(handle -> look(handle, marked));
    if (marked) {
      takeAway();
    }
    open = database.withHandle(handle -> openRestoration(handle).isEmpty());
    notBefore = database.withHandle(ServiceDoor::lastFound).orElse(Instant.EPOCH);
  }

  private void look(Handle handle, boolean marked) {
    boolean changed = handle.createQuery(CHANGED).mapTo(Boolean.class).one();
    if (!changed && !marked) {
      return;
    }
    int begun =
        handle
            .createUpdate(OPEN)
            .bind("now", real.instant().atOffset(ZoneOffset.UTC))
            .bind("margin", MARGIN.toSeconds())
            .execute();
    if (begun == 1) {
      handle.createQuery("SELECT restoration_begins()::text").mapTo(String.class).list();
    }
    handle.execute(REMEMBER);
    LOG.warn("the database was restored: nothing is served until the peers have been asked");
  }

  private void takeAway() {
    try {
      Files.deleteIfExists(marker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of the restoration that has not ended. */
  static Optional<Long> openRestoration(Handle handle) {
    return handle
        .createQuery("SELECT number FROM restoration WHERE ended_at IS NULL")
        .mapTo(Long.class)
        .findOne();
  }

  private static Optional<Instant> lastFound(Handle handle) {
    return handle
        .createQuery("SELECT max(found_at) FROM restoration HAVING max(found_at) IS NOT NULL")
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant);
  }

  public synchronized boolean isOpen() {
    return open;
  }

  /**
   * Tokens issued before are refused: which of them were used was lost with the database.
   *
   * @return real time
   */
  public Instant tokensNotBefore() {
    return notBefore;
  }

  /** Runs now, or as soon as the service may serve. */
  public synchronized void whenOpen(Runnable action) {
    if (open) {
      action.run();
    } else {
      waiting.add(action);
    }
  }

  synchronized void open() {
    if (!open) {
      open = true;
      waiting.forEach(Runnable::run);
      waiting.clear();
      LOG.info("what the peers know has been fetched: the service is open");
    }
  }
}
