package org.chakong.runtime.calendar;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.chakong.contracts.calendar.CalendarYear;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.runtime.start.ServiceRoom;
import org.jboss.logging.Logger;

/**
 * The working-day calendar (工作日安排) in force: the built-in years with those that operators have
 * added or replaced by file. The directory is read again while the service runs; ask each time for
 * the calendar instead of keeping it. Each change is a new instance, so whoever has to count again
 * sees it by identity.
 */
@Startup
@Singleton
public class CurrentCalendar {

  private static final Logger LOG = Logger.getLogger(CurrentCalendar.class);

  private final CalendarFolder folder;
  private final WorkingDayCalendar builtIn;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("calendar").factory());
  private final ScheduledFuture<?> reading;
  private Map<String, CalendarYear> added = Map.of();
  private volatile WorkingDayCalendar calendar;
  private volatile SortedMap<String, String> broken = new TreeMap<>();

  CurrentCalendar(CalendarSettings settings, ServiceRoom room) {
    folder =
        new CalendarFolder(
            settings.dir().orElseGet(() -> room.shared("calendar")), settings.dir().isEmpty());
    builtIn = WorkingDayCalendar.load(Thread.currentThread().getContextClassLoader());
    calendar = builtIn;
    read();
    long every = settings.every().toMillis();
    reading = reader.scheduleWithFixedDelay(this::readAgain, every, every, TimeUnit.MILLISECONDS);
  }

  /** The calendar at this moment. */
  public WorkingDayCalendar now() {
    return calendar;
  }

  /** Names of files, or of the directory, that cannot be read, each with the reason. */
  public SortedMap<String, String> broken() {
    return broken;
  }

  @PreDestroy
  void stop() {
    reading.cancel(true);
    reader.shutdown();
  }

  private void readAgain() {
    try {
      read();
    } catch (RuntimeException e) {
      // the executor would silently never look again
      LOG.errorf("the calendar directory cannot be read: %s", e.getClass().getName());
    }
  }

  private void read() {
    CalendarFolder.Contents contents = folder.read();
    if (!contents.broken().equals(broken)) {
      contents.broken().forEach((name, why) -> LOG.errorf("no calendar: %s: %s", name, why));
      broken = contents.broken();
    }
    if (!contents.years().equals(added)) {
      added = contents.years();
      WorkingDayCalendar next = builtIn;
      for (CalendarYear year : added.values()) {
        next = next.with(year);
      }
      calendar = next;
      LOG.infof("calendar years by file: %s", added.keySet());
    }
  }
}
