package org.chakong.fund.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Look.Kind;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.retention.RetainedTable;
import org.chakong.runtime.retention.RetentionSettings;
import org.jdbi.v3.core.Jdbi;

/**
 * The looks at personal data (个人信息保护法 Art. 51, 54). Whoever shows something writes the look down
 * first: when that fails, the failure ends the call and nothing is shown.
 */
@ApplicationScoped
public class Looks {

  /** A page that is loaded anew all the time is one look at the same list. */
  private static final String NOT_JUST_NOW =
      """
       WHERE NOT EXISTS (SELECT FROM (SELECT at, kind, request_nos, account FROM look
                                       WHERE person = :person ORDER BY id DESC LIMIT 10) last
                          WHERE last.kind = :kind AND last.request_nos = :requests::text[]
                            AND last.account IS NOT DISTINCT FROM :account::text
                            AND last.at > :at::timestamptz - interval '5 minutes')
      """;

  private static final String INSERT =
      """
      INSERT INTO look (at, person, kind, request_nos, document_id, account)
      SELECT :at, :person, :kind, :requests, :document, :account
      """;

  private final Jdbi jdbi;
  private final AccountDigest accounts;
  private final Clock real;

  Looks(Jdbi jdbi, AccountDigest accounts, @RealTime Clock real) {
    this.jdbi = jdbi;
    this.accounts = accounts;
    this.real = real;
  }

  @Produces
  @Singleton
  RetainedTable keptForATime(RetentionSettings settings) {
    return RetainedTable.all("look", settings.looks());
  }

  /** Which looks are meant; null is no restriction. */
  public record Filter(String person, String requestNo, String accountNo) {}

  /** One look of a list with its number, by which the list goes on. */
  public record Listed(long id, Look look) {}

  /** At one request, in whatever form. */
  @Transactional
  public void atRequest(String person, Kind kind, String requestNo) {
    insert(INSERT, person, kind, List.of(requestNo), null, null);
  }

  @Transactional
  public void atDocument(String person, String requestNo, String documentId) {
    insert(INSERT, person, Kind.DOCUMENT, List.of(requestNo), documentId, null);
  }

  /** At the same list again within five minutes is no other look; at nothing it is none. */
  @Transactional
  public void atList(String person, Kind kind, List<String> requestNos) {
    if (!requestNos.isEmpty()) {
      insert(INSERT + NOT_JUST_NOW, person, kind, requestNos, null, null);
    }
  }

  /** At the same register again within five minutes is no other look. */
  @Transactional
  public void atRegister(String person, String accountNo) {
    insert(INSERT + NOT_JUST_NOW, person, Kind.REGISTER, List.of(), null, accounts.of(accountNo));
  }

  /** At persons of a registry. */
  @Transactional
  public void atEntries(String person, RegistryKind registry, List<Long> entries) {
    insertAtRegistry(person, Kind.REGISTRY, registry, entries);
  }

  /** At persons whom a proposal is about. */
  @Transactional
  public void atProposal(String person, RegistryKind registry, long proposal) {
    insertAtRegistry(person, Kind.PROPOSAL, registry, List.of(proposal));
  }

  /** Newest first, below the number given. */
  @Transactional
  public List<Listed> newest(Filter filter, long below, int limit) {
    String account = filter.accountNo() == null ? null : accounts.of(filter.accountNo());
    String sql =
        "SELECT * FROM look WHERE id < :below"
            + (filter.person() == null ? "" : " AND person = :person")
            + (filter.requestNo() == null ? "" : " AND request_nos @> ARRAY[:request]::text[]")
            + (account == null ? "" : " AND account = :account")
            + " ORDER BY id DESC LIMIT :limit";
    return jdbi.withHandle(handle -> {
      var query = handle.createQuery(sql).bind("below", below).bind("limit", limit);
      if (filter.person() != null) {
        query.bind("person", filter.person());
      }
      if (filter.requestNo() != null) {
        query.bind("request", filter.requestNo());
      }
      if (account != null) {
        query.bind("account", account);
      }
      return query.map((row, context) -> new Listed(row.getLong("id"), look(row))).list();
    });
  }

  private void insert(
      String sql,
      String person,
      Kind kind,
      List<String> requestNos,
      String documentId,
      String account) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(sql)
            .bind("at", real.instant())
            .bind("person", person)
            .bind("kind", kind.name())
            .bindArray("requests", String.class, requestNos)
            .bind("document", documentId)
            .bind("account", account)
            .execute());
  }

  private void insertAtRegistry(
      String person, Kind kind, RegistryKind registry, List<Long> numbers) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO look (at, person, kind, request_nos, registry, numbers)
                VALUES (:at, :person, :kind, '{}', :registry, :numbers)
                """)
            .bind("at", real.instant())
            .bind("person", person)
            .bind("kind", kind.name())
            .bind("registry", registry.name())
            .bindArray("numbers", Long.class, numbers)
            .execute());
  }

  private static Look look(ResultSet row) throws SQLException {
    return new Look(
        row.getObject("at", OffsetDateTime.class)
            .atZoneSameInstant(LegalZone.ZONE)
            .toOffsetDateTime(),
        row.getString("person"),
        Kind.valueOf(row.getString("kind")),
        List.of((String[]) row.getArray("request_nos").getArray()),
        row.getString("document_id"),
        row.getString("account"),
        registry(row.getString("registry")),
        numbers(row.getArray("numbers")));
  }

  private static RegistryKind registry(String name) {
    return name == null ? null : RegistryKind.valueOf(name);
  }

  private static List<Long> numbers(Array array) throws SQLException {
    return array == null ? null : List.of((Long[]) array.getArray());
  }
}
