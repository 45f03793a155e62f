package org.chakong.gateway.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The looks at personal data (个人信息保护法 Art. 51, 54); rows are never changed. Whoever shows something
 * writes the look down first: what cannot be written down is not shown.
 */
@ApplicationScoped
public class Looks {

  private static final String INSERT =
      """
      INSERT INTO page_look (at, actor, request_no, registry, proposal, entries)
      VALUES (:at, :actor, :request, :registry, :proposal, :entries)
      """;

  private static final String SELECT =
      """
      SELECT * FROM page_look
       WHERE id < :below
         AND (cast(:person AS text) IS NULL OR person = :person)
         AND (cast(:request AS text) IS NULL OR request_no = :request)
         AND (cast(:from AS timestamptz) IS NULL OR (at >= :from AND at < :until))
       ORDER BY id DESC
       LIMIT :limit
      """;

  private final Jdbi jdbi;
  private final Clock real;

  Looks(DataSource database, @RealTime Clock real) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.real = real;
  }

  /**
   * Which looks are meant; null is no restriction.
   *
   * @param day Asia/Shanghai
   */
  public record Filter(String person, String requestNo, LocalDate day) {}

  /** One look of a list with its number, by which the list goes on. */
  public record Listed(long id, Look look) {}

  /**
   * At the person of a request.
   *
   * @param actor role and subject
   */
  @Transactional
  public void atRequest(String actor, String requestNo) {
    insert(actor, requestNo, null, null, List.of());
  }

  /** At persons of a registry. */
  @Transactional
  public void atEntries(String actor, RegistryKind registry, List<Long> entries) {
    insert(actor, null, registry, null, entries);
  }

  /** At persons whom a proposal is about. */
  @Transactional
  public void atProposal(String actor, RegistryKind registry, long proposal) {
    insert(actor, null, registry, proposal, List.of());
  }

  /** Newest first, below the number given. */
  @Transactional
  public List<Listed> newest(Filter filter, long below, int limit) {
    LocalDate day = filter.day();
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT)
            .bind("below", below)
            .bind("person", filter.person())
            .bind("request", filter.requestNo())
            .bind("from", day == null ? null : midnight(day))
            .bind("until", day == null ? null : midnight(day.plusDays(1)))
            .bind("limit", limit)
            .map((row, context) -> new Listed(row.getLong("id"), look(row)))
            .list());
  }

  private void insert(
      String actor, String requestNo, RegistryKind registry, Long proposal, List<Long> entries) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(INSERT)
            .bind("at", real.instant())
            .bind("actor", actor)
            .bind("request", requestNo)
            .bind("registry", registry == null ? null : registry.name())
            .bind("proposal", proposal)
            .bindArray("entries", Long.class, entries)
            .execute());
  }

  private static OffsetDateTime midnight(LocalDate day) {
    return day.atStartOfDay(LegalZone.ZONE).toOffsetDateTime();
  }

  private static Look look(ResultSet row) throws SQLException {
    String requestNo = row.getString("request_no");
    String registry = row.getString("registry");
    Long proposal = row.getObject("proposal", Long.class);
    return new Look(
        row.getObject("at", OffsetDateTime.class)
            .atZoneSameInstant(LegalZone.ZONE)
            .toOffsetDateTime(),
        row.getString("person"),
        kind(registry, proposal),
        requestNo == null ? List.of() : List.of(requestNo),
        null,
        null,
        registry == null ? null : RegistryKind.valueOf(registry),
        registry == null
            ? null
            : proposal == null ? numbers(row.getArray("entries")) : List.of(proposal));
  }

  private static Look.Kind kind(String registry, Long proposal) {
    if (registry == null) {
      return Look.Kind.REQUEST;
    }
    return proposal == null ? Look.Kind.REGISTRY : Look.Kind.PROPOSAL;
  }

  private static List<Long> numbers(Array array) throws SQLException {
    return List.of((Long[]) array.getArray());
  }
}
