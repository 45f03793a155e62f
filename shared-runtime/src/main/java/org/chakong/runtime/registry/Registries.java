package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.CourtRegistry.CourtAccount;
import org.chakong.contracts.policy.RegisteredOfficer;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.Payee;

/**
 * What rules may see of the registries for one request: as they stood for its day and were known at
 * its receipt, so that no later change alters how it is judged.
 */
@ApplicationScoped
public class Registries {

  private final RegistryDatabase database;
  private final RecordRows rows;
  private volatile KnownCourts known = new KnownCourts(-1, LocalDate.MIN, null);

  Registries(RegistryDatabase database, RecordRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** The courts of a day as known with a revision, which never change. */
  private record KnownCourts(long revision, LocalDate day, CourtRegistry courts) {}

  /**
   * The registries' latest revision, to be kept with what is received: whatever is registered after
   * it has a higher one.
   */
  public long revision() {
    return database.with(handle ->
        handle.createQuery("SELECT revision FROM registry_revision").mapTo(Long.class).one());
  }

  /**
   * All courts, and of accounts and officers those that the request can be about.
   *
   * @param day of receipt, Asia/Shanghai
   * @param revision at receipt
   */
  public CourtRegistry asOf(AssistanceRequest request, LocalDate day, long revision) {
    CourtRegistry courts = courts(day, revision);
    String court = request.courtCase() == null ? null : request.courtCase().court();
    return court == null
        ? courts
        : courts.with(
            accounts(request, court, day, revision), officers(request, court, day, revision));
  }

  /** What a court was called on a day, as far as is known now. */
  public Optional<String> courtName(String code, LocalDate day) {
    return courts(day, revision()).court(code).map(CourtRegistry.Court::name);
  }

  /** The courts are many and change seldom, so those of the latest question are kept. */
  private CourtRegistry courts(LocalDate day, long revision) {
    KnownCourts before = known;
    if (before.revision() == revision && before.day().equals(day)) {
      return before.courts();
    }
    CourtRegistry courts = read(day, revision);
    if (revision >= before.revision()) {
      known = new KnownCourts(revision, day, courts);
    }
    return courts;
  }

  private CourtRegistry read(LocalDate day, long revision) {
    return CourtRegistry.of(
        rows.on(RegistryRecord.Court.class, RegistryKind.COURT, day, revision).stream()
            .map(court ->
                new CourtRegistry.Court(court.code(), court.name(), court.superior(), null))
            .toList());
  }

  private List<CourtAccount> accounts(
      AssistanceRequest request, String court, LocalDate day, long revision) {
    if (!(request.instruction() instanceof Instruction.Deduct)) {
      return List.of();
    }
    String ofCase =
        CaseNumber.parse(request.courtCase().number()).map(CaseNumber::base).orElse(null);
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT body FROM registry_record
                 WHERE kind = 'PAYEE_ACCOUNT' AND court = :court
                   AND (body ->> 'caseNumber' IS NULL OR body ->> 'caseNumber' = :case) AND \
                """
                    + RecordRows.STANDS)
            .bind("court", court)
            .bind("case", ofCase)
            .bind("day", day)
            .bind("known", revision)
            .map((row, context) -> account(RegistryJson.read(row.getString("body"))))
            .list());
  }

  private List<RegisteredOfficer> officers(
      AssistanceRequest request, String court, LocalDate day, long revision) {
    List<String> work = permits(request, Officer::workPermitNo);
    List<String> duty = permits(request, Officer::dutyPermitNo);
    if (work.isEmpty() && duty.isEmpty()) {
      return List.of();
    }
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT body FROM registry_record
                 WHERE kind = 'OFFICER' AND court = :court
                   AND (body ->> 'workPermitNo' = ANY (:work)
                        OR body ->> 'dutyPermitNo' = ANY (:duty)) AND \
                """
                    + RecordRows.STANDS)
            .bind("court", court)
            .bindArray("work", String.class, work)
            .bindArray("duty", String.class, duty)
            .bind("day", day)
            .bind("known", revision)
            .map((row, context) -> officer(RegistryJson.read(row.getString("body"))))
            .list());
  }

  private static List<String> permits(AssistanceRequest request, Function<Officer, String> permit) {
    return request.officers().stream()
        .filter(Objects::nonNull)
        .map(permit)
        .map(RegisteredOfficer::permitNo)
        .filter(number -> !number.isEmpty())
        .toList();
  }

  private static CourtAccount account(RegistryRecord record) {
    RegistryRecord.PayeeAccount account = (RegistryRecord.PayeeAccount) record;
    return new CourtAccount(
        account.court(),
        CaseNumber.parse(account.caseNumber()).orElse(null),
        new Payee(account.accountName(), account.accountNo(), account.bankName(), null));
  }

  private static RegisteredOfficer officer(RegistryRecord record) {
    RegistryRecord.Officer officer = (RegistryRecord.Officer) record;
    return new RegisteredOfficer(
        officer.court(),
        officer.name(),
        officer.workPermitNo(),
        officer.workPermitValidUntil(),
        officer.dutyPermitNo(),
        officer.dutyPermitValidUntil(),
        officer.leftOn());
  }
}
