package org.chakong.runtime.alarm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Practice;
import org.jboss.logging.Logger;

/**
 * Tells when very many persons are queried under one case 案件 in a short time (个人信息保护法 Art. 34: no
 * more than the task needs); how many and how short is the policy's. Nothing is held up; the
 * liaison persons and those on duty look into it. Each service counts what came to it and keeps its
 * alarms in table {@code query_alarm}.
 */
@Startup
@Singleton
public class QueryAlarm {

  private static final Logger LOG = Logger.getLogger(QueryAlarm.class);

  /** Of two queries at once the later one counts the earlier one too. */
  private static final String ONE_AFTER_THE_OTHER =
      "SELECT pg_advisory_xact_lock(hashtextextended('query-alarm ' || ?, 0))";

  private static final String RAISE =
      """
      INSERT INTO query_alarm (case_number, at, persons, request_no)
      SELECT ?, ?, ?, ?
       WHERE NOT EXISTS (SELECT FROM query_alarm WHERE case_number = ? AND at > ?)
      """;

  private final DataSource database;
  private final Counter alarms;

  QueryAlarm(DataSource database, MeterRegistry meters) {
    this.database = database;
    this.alarms =
        Counter.builder("chakong.query.alarms")
            .description("Cases under which very many persons were queried in a short time")
            .register(meters);
  }

  /** Counts what a service keeps of queries. */
  public interface Queried {

    /** How many different persons were queried under a case after an instant of legal time. */
    long persons(String caseNumber, Instant since);
  }

  /**
   * A query that has just been stored.
   *
   * @param practice of the policy that binds the fund centre asked
   * @param caseNumber in normal form
   * @param requestNo null where no request was filed, only an assessment asked for
   * @param at legal time
   */
  public record Query(Practice practice, String caseNumber, String requestNo, Instant at) {}

  /**
   * Looks after a query was stored, in the same transaction.
   *
   * @return what is to stand in the timeline, once for a case in the time that the policy gives
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> look(Query query, Queried queried) {
    return raises(query, queried) ? Optional.of(told(query)) : Optional.empty();
  }

  private boolean raises(Query query, Queried queried) {
    Practice.QueryAlert alert = query.practice().queryAlert();
    Instant since = query.at().minus(Duration.ofMinutes(alert.withinMinutes()));
    try (Connection connection = database.getConnection()) {
      takeTurn(connection, query.caseNumber());
      long persons = queried.persons(query.caseNumber(), since);
      return persons >= alert.persons() && raise(connection, query, persons, since);
    } catch (SQLException e) {
      throw new IllegalStateException("queries cannot be counted", e);
    }
  }

  private static void takeTurn(Connection connection, String caseNumber) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(ONE_AFTER_THE_OTHER)) {
      lock.setString(1, caseNumber);
      lock.execute();
    }
  }

  private static boolean raise(Connection connection, Query query, long persons, Instant since)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(RAISE)) {
      insert.setString(1, query.caseNumber());
      insert.setObject(2, legal(query.at()));
      insert.setLong(3, persons);
      insert.setString(4, query.requestNo());
      insert.setString(5, query.caseNumber());
      insert.setObject(6, legal(since));
      return insert.executeUpdate() == 1;
    }
  }

  private String told(Query query) {
    Practice practice = query.practice();
    Practice.QueryAlert alert = practice.queryAlert();
    alarms.increment();
    LOG.warnf("very many persons are queried under the case %s", query.caseNumber());
    return "同一案件%d分钟内查询已达%d人；联络：%s，%s"
        .formatted(
            alert.withinMinutes(),
            alert.persons(),
            practice.liaison().court(),
            practice.liaison().fundCentre());
  }

  private static OffsetDateTime legal(Instant at) {
    return at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
