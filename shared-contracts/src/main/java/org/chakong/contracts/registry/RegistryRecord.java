package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.text.Normalizer;
import java.time.LocalDate;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.policy.RegisteredOfficer;

/**
 * What a registry says of one thing, one form for each {@link RegistryKind}. Numbers of permits,
 * accounts and cases are put into the form in which rules compare them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RegistryRecord.Court.class, name = "COURT"),
  @JsonSubTypes.Type(value = RegistryRecord.PayeeAccount.class, name = "PAYEE_ACCOUNT"),
  @JsonSubTypes.Type(value = RegistryRecord.Officer.class, name = "OFFICER"),
  @JsonSubTypes.Type(value = RegistryRecord.Office.class, name = "OFFICE"),
  @JsonSubTypes.Type(value = RegistryRecord.Liaison.class, name = "LIAISON")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RegistryRecord {

  @JsonIgnore
  default RegistryKind kind() {
    return switch (this) {
      case Court c -> RegistryKind.COURT;
      case PayeeAccount p -> RegistryKind.PAYEE_ACCOUNT;
      case Officer o -> RegistryKind.OFFICER;
      case Office o -> RegistryKind.OFFICE;
      case Liaison l -> RegistryKind.LIAISON;
    };
  }

  /** What tells it from others of its kind, the same through all its versions. */
  @JsonIgnore
  default String key() {
    return switch (this) {
      case Court court -> court.code();
      case PayeeAccount account -> account.court() + "/" + account.accountNo();
      case Officer officer -> officer.court() + "/" + officer.anyPermitNo();
      case Office office -> office.code();
      case Liaison liaison -> liaison.code();
    };
  }

  /** The court that it belongs to, null where it belongs to none. */
  @JsonIgnore
  default String ofCourt() {
    return switch (this) {
      case Court court -> court.code();
      case PayeeAccount account -> account.court();
      case Officer officer -> officer.court();
      case Office o -> null;
      case Liaison l -> null;
    };
  }

  /**
   * A court 法院.
   *
   * @param code as in case numbers
   * @param superior code of the court directly above, null for a high court
   */
  record Court(String code, String name, String superior) implements RegistryRecord {}

  /**
   * An account of a court that a deduction may pay to.
   *
   * @param caseNumber the only case that it is for (一案一账号), null for all of the court's
   */
  record PayeeAccount(
      String court, String accountName, String accountNo, String bankName, String caseNumber)
      implements RegistryRecord {

    public PayeeAccount {
      accountNo = accountNo == null ? null : plain(accountNo).replace(" ", "");
      caseNumber = CaseNumber.parse(caseNumber).map(CaseNumber::base).orElse(caseNumber);
    }
  }

  /**
   * An officer of a court. At least one permit with its validity.
   *
   * @param workPermitValidUntil last day of the work permit 工作证
   * @param dutyPermitValidUntil last day of the duty permit 执行公务证
   * @param leftOn the first day on which the person acts no more, null while an officer
   */
  record Officer(
      String court,
      String name,
      String workPermitNo,
      LocalDate workPermitValidUntil,
      String dutyPermitNo,
      LocalDate dutyPermitValidUntil,
      LocalDate leftOn)
      implements RegistryRecord {

    public Officer {
      workPermitNo = permitNo(workPermitNo);
      dutyPermitNo = permitNo(dutyPermitNo);
    }

    private String anyPermitNo() {
      return workPermitNo == null ? dutyPermitNo : workPermitNo;
    }

    /** The same person, no officer from that day on. */
    public Officer left(LocalDate day) {
      return new Officer(
          court, name, workPermitNo, workPermitValidUntil, dutyPermitNo, dutyPermitValidUntil, day);
    }

    private static String permitNo(String written) {
      String normal = RegisteredOfficer.permitNo(written);
      return normal.isEmpty() ? null : normal;
    }

    /** Tells nothing of the person: names never reach a log line. */
    @Override
    public String toString() {
      return "Officer[]";
    }
  }

  /**
   * An office of the fund centre 管理部、网点.
   *
   * @param window the window for courts 司法协助窗口, null where any will do
   */
  record Office(String code, String name, String address, String window, String phone, String hours)
      implements RegistryRecord {}

  /**
   * A person who speaks for one side.
   *
   * @param institution code of the court, or six digits of the fund centre
   * @param duty what to call upon this person for
   */
  record Liaison(String code, String institution, String name, String duty, String phone)
      implements RegistryRecord {

    /** Tells nothing of the person: names never reach a log line. */
    @Override
    public String toString() {
      return "Liaison[]";
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }
}
