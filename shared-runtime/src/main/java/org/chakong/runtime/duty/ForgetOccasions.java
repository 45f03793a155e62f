package org.chakong.runtime.duty;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.RealTime;

/**
 * Forgets each night what was told long ago. What is still so stays noted however old it is, or it
 * would be told anew; so does a message that still waits to be taken.
 */
@ApplicationScoped
class ForgetOccasions {

  private static final LocalTime NIGHT = LocalTime.of(3, 50);
  private static final String LONG_TOLD =
      """
      DELETE FROM duty_occasion o
       USING duty_message m
       WHERE o.message = m.id AND m.at < ?
         AND NOT EXISTS (SELECT FROM scheduled_tasks t
                          WHERE t.task_name IN ('duty-webhook', 'duty-mail') AND t.task_instance = m.id::text)
      """;
  private static final String NOT_SO_ANY_MORE =
      "AND NOT EXISTS (SELECT FROM (%s) still WHERE still.kind = o.kind AND still.subject = o.subject)\n";
  private static final String EMPTY =
      """
      DELETE FROM duty_message m
       WHERE m.at < ? AND NOT EXISTS (SELECT FROM duty_occasion o WHERE o.message = m.id)
      """;

  private final Instance<DutyOccasions> sources;
  private final DataSource database;
  private final DutySettings settings;
  private final Clock real;

  ForgetOccasions(
      @Any Instance<DutyOccasions> sources,
      DataSource database,
      DutySettings settings,
      @RealTime Clock real) {
    this.sources = sources;
    this.database = database;
    this.settings = settings;
    this.real = real;
  }

  @Produces
  @Singleton
  RecurringTask<Void> forgetting() {
    return Tasks.recurring("duty-forget", new Daily(LegalZone.ZONE, NIGHT))
        .execute((task, context) -> forget());
  }

  /**
   * @return how many occasions were forgotten
   */
  @Transactional
  int forget() {
    List<DutyOccasions> all = sources.stream().toList();
    OffsetDateTime before = real.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC);
    String longTold =
        all.stream()
            .map(source -> NOT_SO_ANY_MORE.formatted(source.query()))
            .collect(Collectors.joining("", LONG_TOLD, ""));
    try (Connection connection = database.getConnection();
        PreparedStatement occasions = connection.prepareStatement(longTold);
        PreparedStatement messages = connection.prepareStatement(EMPTY)) {
      int at = 1;
      occasions.setObject(at++, before);
      for (DutyOccasions source : all) {
        for (Object value : source.parameters()) {
          occasions.setObject(at++, value);
        }
      }
      int forgotten = occasions.executeUpdate();
      messages.setObject(1, before);
      messages.executeUpdate();
      return forgotten;
    } catch (SQLException e) {
      throw new IllegalStateException("what was told long ago cannot be forgotten", e);
    }
  }
}
