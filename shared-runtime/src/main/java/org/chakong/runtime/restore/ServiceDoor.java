package org.chakong.runtime.restore;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
 * nor runs tasks until what its peers know has been fetched; where a second file asks for it, what
 * the institution's own systems tell is awaited before. It looks again all the time, for a standby
 * may be promoted under running services.
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
  private static final String SEEN =
      """
      SELECT (SELECT (cluster, timeline) FROM database_identity)
             IS DISTINCT FROM (SELECT (cluster, timeline) FROM database_identity_now) AS changed,
             (SELECT coalesce(max(number), 0) FROM restoration) AS last
      """;

  /**
   * A clock that was ahead left times that are later than what was kept; one moment proves none.
   */
  private static final String OPEN =
      """
      INSERT INTO restoration (found_at, since)
      SELECT :now, least(:now, (SELECT seen_at FROM database_identity),
                         coalesce((SELECT min(at) FROM (SELECT at FROM message WHERE at <= :now
                                                         ORDER BY id DESC LIMIT 100) newest),
                                  timestamptz '1970-01-02 00:00Z')) - make_interval(secs => :margin)
      ON CONFLICT DO NOTHING
      """;

  private static final String STILL =
      """
      UPDATE database_identity SET seen_at = :now
       WHERE (cluster, timeline) = (SELECT cluster, timeline FROM database_identity_now)
         AND (seen_at IS NULL OR seen_at > :now OR seen_at < CAST(:now AS timestamptz) - interval '5 seconds')
      """;

  /** Asked for by a file in whichever replica's room, as long as nothing has begun. */
  private static final String WAIT =
      """
      UPDATE restoration SET waits_since = :now, all_told_at = NULL, all_told_by = NULL
       WHERE ended_at IS NULL AND (:changed OR (word IS NULL AND waits_since IS NULL))
      """;

  private static final String REMEMBER =
      """
      UPDATE database_identity SET (cluster, timeline, seen_at) = (SELECT cluster, timeline, NULL::timestamptz FROM database_identity_now)
      """;

  private final Jdbi database;
  private final Path marker;
  private final Optional<Path> wordsFirst;
  private final Clock real;
  private final List<Attendant> attendants = new ArrayList<>();
  private volatile boolean open;
  private volatile Instant notBefore;
  private volatile long lastKnown;

  @Inject
  ServiceDoor(
      DataSource database, ServiceRoom room, Instance<AwaitedWords> awaited, @RealTime Clock real) {
    this(database, room, awaited.stream().findAny(), real);
  }

  ServiceDoor(DataSource database, ServiceRoom room, Optional<AwaitedWords> awaited, Clock real) {
    this.database = Jdbi.create(database);
    this.marker = room.path(MARKER);
    this.wordsFirst = awaited.map(words -> room.path(words.marker()));
    this.real = real;
  }

  @PostConstruct
  synchronized void look() {
    boolean marked = Files.exists(marker);
    Optional<Path> toWait = wordsFirst.filter(Files::exists);
    database.useTransaction(handle -> look(handle, marked, toWait.isPresent()));
    if (marked) {
      takeAway(marker);
    }
    toWait.ifPresent(ServiceDoor::takeAway);
    notBefore = database.withHandle(ServiceDoor::lastFound).orElse(Instant.EPOCH);
    lastKnown = database.withHandle(ServiceDoor::seen).last();
    turn(database.withHandle(handle -> openRestoration(handle).isEmpty()));
  }

  /**
   * Looks again while the service runs: closes the door at once when the database is another, or
   * another replica has found out that it is.
   */
  synchronized void watch() {
    Seen seen = database.withHandle(ServiceDoor::seen);
    if (seen.changed() || seen.last() != lastKnown) {
      turn(false);
      // open at once when another replica has been told everything by now
      look();
    } else if (open) {
      database.useHandle(handle ->
          handle
              .createUpdate(STILL)
              .bind("now", real.instant().atOffset(ZoneOffset.UTC))
              .execute());
    }
  }

  private record Seen(boolean changed, long last) {}

  private static Seen seen(Handle handle) {
    return handle
        .createQuery(SEEN)
        .map((row, context) -> new Seen(row.getBoolean("changed"), row.getLong("last")))
        .one();
  }

  private void look(Handle handle, boolean marked, boolean toWait) {
    boolean changed = handle.createQuery(CHANGED).mapTo(Boolean.class).one();
    if (changed || marked) {
      begin(handle);
    }
    if (toWait) {
      waitForWords(handle, changed);
    }
  }

  private void begin(Handle handle) {
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

  private void waitForWords(Handle handle, boolean changed) {
    int waits =
        handle
            .createUpdate(WAIT)
            .bind("now", real.instant().atOffset(ZoneOffset.UTC))
            .bind("changed", changed)
            .execute();
    if (waits == 1) {
      LOG.warn("nothing is carried out again before an operator says that all was told");
    } else if (!RestorationWait.isAsked(handle)) {
      // left there it would close the service at a failover that loses nothing
      LOG.error("it was asked to wait, but nothing was restored or it is being done already");
    }
  }

  private static void takeAway(Path file) {
    try {
      Files.deleteIfExists(file);
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

  public boolean isOpen() {
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

  /** Works while the service may serve, and only then. */
  public interface Attendant {

    /** Begins, or goes on; repeating is harmless. */
    void opened();

    /** Begins nothing any more. */
    void closed();
  }

  /** Begins now, or as soon as the service may serve. */
  public synchronized void attend(Attendant attendant) {
    attendants.add(attendant);
    if (open) {
      attendant.opened();
    }
  }

  /** Unless another restoration has been found since what this one lost was fetched. */
  synchronized void open() {
    if (database.withHandle(ServiceDoor::openRestoration).isEmpty() && turn(true)) {
      LOG.info("what the peers know has been fetched: the service is open");
    }
  }

  /** Open only after all have begun, closed before any is told. */
  private synchronized boolean turn(boolean toOpen) {
    if (open == toOpen) {
      return false;
    }
    if (toOpen) {
      attendants.forEach(Attendant::opened);
    }
    open = toOpen;
    if (!toOpen) {
      attendants.forEach(Attendant::closed);
    }
    return true;
  }
}
