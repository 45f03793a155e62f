package org.chakong.fund.core.embedded;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.AgreementKind;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.api.CoreFacts.Owner;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.PersonId;
import org.chakong.contracts.identity.Sex;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads accounts with all their facts: one query for the accounts and one for each kind of fact.
 */
@Singleton
class AccountFacts {

  private final Jdbi jdbi;

  AccountFacts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** By document; where none is found, by the number alone, for kinds of document get mistaken. */
  List<CoreFacts.Account> ofPerson(PersonId person) {
    return jdbi.withHandle(handle ->
        withFacts(
            handle,
            handle
                .createQuery(
                    """
                    SELECT * FROM core_account
                     WHERE id_number = :number
                       AND (id_type = :type
                            OR NOT EXISTS (SELECT FROM core_account
                                            WHERE id_type = :type AND id_number = :number))
                     ORDER BY account_no
                    """)
                .bind("type", person.idType())
                .bind("number", person.number())
                .map((row, context) -> account(row))
                .list()));
  }

  Optional<CoreFacts.Account> ofAccount(String accountNo) {
    return jdbi
        .withHandle(handle ->
            withFacts(
                handle,
                handle
                    .createQuery("SELECT * FROM core_account WHERE account_no = :account")
                    .bind("account", accountNo)
                    .map((row, context) -> account(row))
                    .list()))
        .stream()
        .findFirst();
  }

  private static List<CoreFacts.Account> withFacts(Handle handle, List<CoreFacts.Account> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    List<String> numbers = bare.stream().map(CoreFacts.Account::accountNo).toList();
    Map<String, List<Loan>> loans = facts(handle, "core_loan", numbers, AccountFacts::loan);
    Map<String, List<Guarantee>> guarantees =
        facts(handle, "core_guarantee", numbers, AccountFacts::guarantee);
    Map<String, List<Agreement>> agreements =
        facts(handle, "core_agreement", numbers, AccountFacts::agreement);
    return bare.stream()
        .map(account ->
            new CoreFacts.Account(
                account.accountNo(),
                account.owner(),
                account.status(),
                account.closedOn(),
                account.balance(),
                account.available(),
                account.monthlyContribution(),
                account.lastContributionMonth(),
                loans.get(account.accountNo()),
                guarantees.get(account.accountNo()),
                agreements.get(account.accountNo())))
        .toList();
  }

  private record Fact<T>(String accountNo, T value) {}

  private static <T> Map<String, List<T>> facts(
      Handle handle, String table, List<String> accountNos, FactMapper<T> mapper) {
    RowMapper<Fact<T>> rows =
        (row, context) -> new Fact<>(row.getString("account_no"), mapper.map(row));
    return handle
        .createQuery("SELECT * FROM <table> WHERE account_no = ANY (:accounts) ORDER BY id")
        .define("table", table)
        .bindArray("accounts", String.class, accountNos)
        .map(rows)
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Fact::accountNo, Collectors.mapping(Fact::value, Collectors.toList())));
  }

  @FunctionalInterface
  private interface FactMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static CoreFacts.Account account(ResultSet row) throws SQLException {
    long balance = row.getLong("balance");
    return new CoreFacts.Account(
        row.getString("account_no"),
        new Owner(
            row.getString("owner_name"),
            row.getString("id_type"),
            row.getString("id_number"),
            row.getObject("birth_date", LocalDate.class),
            optional(row.getString("sex"), Sex::valueOf),
            row.getObject("deceased", Boolean.class),
            row.getObject("emigrated", Boolean.class),
            row.getObject("retired", Boolean.class)),
        row.getString("status"),
        row.getObject("closed_on", LocalDate.class),
        Money.ofFen(balance),
        Money.ofFen(balance - row.getLong("held")),
        optional(row.getObject("monthly_contribution", Long.class), Money::ofFen),
        row.getString("last_contribution_month"),
        List.of(),
        List.of(),
        List.of());
  }

  private static Loan loan(ResultSet row) throws SQLException {
    return new Loan(
        optional(row.getString("role"), LoanRole::valueOf),
        row.getString("centre"),
        row.getObject("outstanding", Boolean.class),
        optional(row.getObject("balance", Long.class), Money::ofFen));
  }

  private static Guarantee guarantee(ResultSet row) throws SQLException {
    return new Guarantee(
        row.getObject("loan_outstanding", Boolean.class),
        row.getObject("released", Boolean.class),
        optional(row.getObject("loan_balance", Long.class), Money::ofFen));
  }

  private static Agreement agreement(ResultSet row) throws SQLException {
    return new Agreement(
        optional(row.getString("kind"), AgreementKind::valueOf),
        row.getObject("active", Boolean.class));
  }

  private static <S, T> T optional(S stored, Function<S, T> read) {
    return stored == null ? null : read.apply(stored);
  }
}
