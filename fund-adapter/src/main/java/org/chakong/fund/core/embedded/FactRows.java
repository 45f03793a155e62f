package org.chakong.fund.core.embedded;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.PersonId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes what an account's owner, loans, guarantees and agreements are; never its money. */
@Singleton
class FactRows {

  private static final When BEFORE_ALL =
      new When(LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC), true);

  private final Jdbi jdbi;

  FactRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Writes the account with its owner, without balance.
   *
   * @return whether it is new
   */
  boolean put(String accountNo, CoreFacts.Account account) {
    CoreFacts.Owner owner = account.owner();
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                INSERT INTO core_account AS a (account_no, owner_name, id_type, id_number, birth_date,
                       sex, deceased, emigrated, retired, status, closed_on, monthly_contribution,
                       last_contribution_month)
                VALUES (:account, :name, :idType, :idNumber, :birthDate,
                       :sex, :deceased, :emigrated, :retired, :status, :closedOn, :monthly, :month)
                ON CONFLICT (account_no) DO UPDATE
                   SET owner_name = excluded.owner_name, id_type = excluded.id_type,
                       id_number = excluded.id_number, birth_date = excluded.birth_date,
                       sex = excluded.sex, deceased = excluded.deceased,
                       emigrated = excluded.emigrated, retired = excluded.retired,
                       status = excluded.status, closed_on = excluded.closed_on,
                       monthly_contribution = excluded.monthly_contribution,
                       last_contribution_month = excluded.last_contribution_month
                RETURNING xmax = 0 AS created
                """)
            .bind("account", accountNo)
            .bind("name", owner.name())
            .bind("idType", owner.idType())
            .bind("idNumber", normal(owner))
            .bind("birthDate", owner.birthDate())
            .bind("sex", name(owner.sex()))
            .bind("deceased", owner.deceased())
            .bind("emigrated", owner.emigrated())
            .bind("retired", owner.retired())
            .bind("status", account.status())
            .bind("closedOn", account.closedOn())
            .bind("monthly", fen(account.monthlyContribution()))
            .bind("month", account.lastContributionMonth())
            .mapTo(Boolean.class)
            .one());
  }

  /**
   * Old records hold 15-digit and wrongly typed numbers: the ones that can be read are upgraded.
   */
  private static String normal(CoreFacts.Owner owner) {
    return PersonId.parse(owner.idType(), owner.idNumber())
        .map(PersonId::number)
        .orElseGet(() -> owner.idNumber().strip().toUpperCase(Locale.ROOT));
  }

  void replaceFacts(
      String accountNo, List<Loan> loans, List<Guarantee> guarantees, List<Agreement> agreements) {
    jdbi.useHandle(handle -> {
      handle.execute("DELETE FROM core_loan WHERE account_no = ?", accountNo);
      handle.execute("DELETE FROM core_guarantee WHERE account_no = ?", accountNo);
      handle.execute("DELETE FROM core_agreement WHERE account_no = ?", accountNo);
      loans.forEach(loan -> insert(handle, accountNo, loan, BEFORE_ALL));
      guarantees.forEach(guarantee -> insert(handle, accountNo, guarantee));
      agreements.forEach(agreement -> insert(handle, accountNo, agreement, BEFORE_ALL));
    });
  }

  void contributed(String accountNo, String month) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            UPDATE core_account SET last_contribution_month = greatest(last_contribution_month, ?)
             WHERE account_no = ?
            """,
            month,
            accountNo));
  }

  void insert(Handle handle, String accountNo, Loan loan, When when) {
    handle.execute(
        """
        INSERT INTO core_loan (account_no, role, centre, outstanding, balance, changed_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        accountNo,
        name(loan.role()),
        loan.centre(),
        loan.outstanding(),
        fen(loan.balance()),
        when.at());
  }

  void insert(Handle handle, String accountNo, Guarantee guarantee) {
    handle.execute(
        """
        INSERT INTO core_guarantee (account_no, loan_outstanding, released, loan_balance)
        VALUES (?, ?, ?, ?)
        """,
        accountNo,
        guarantee.loanOutstanding(),
        guarantee.released(),
        fen(guarantee.loanBalance()));
  }

  void insert(Handle handle, String accountNo, Agreement agreement, When when) {
    handle.execute(
        "INSERT INTO core_agreement (account_no, kind, active, changed_at) VALUES (?, ?, ?, ?)",
        accountNo,
        name(agreement.kind()),
        agreement.active(),
        when.at());
  }

  static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  static Money money(Long fen) {
    return fen == null ? null : Money.ofFen(fen);
  }

  static Long fen(Money money) {
    return money == null ? null : money.fen();
  }
}
