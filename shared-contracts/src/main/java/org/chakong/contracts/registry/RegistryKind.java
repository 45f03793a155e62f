package org.chakong.contracts.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is registered. */
public enum RegistryKind {
  /** 法院: the courts and who stands above whom. */
  COURT("courts", RegistryRecord.Court.class),
  /** 执行款专户: the accounts that a deduction may pay to. */
  PAYEE_ACCOUNT("payee-accounts", RegistryRecord.PayeeAccount.class),
  /** 执行人员: officers with their permits, registered once (法释〔2013〕20号 第二条). */
  OFFICER("officers", RegistryRecord.Officer.class),
  /** 服务网点和窗口: where the fund centre takes requests on paper. */
  OFFICE("offices", RegistryRecord.Office.class),
  /** 联络人: who speaks for either side (焦中法〔2024〕 第十条). */
  LIAISON("liaisons", RegistryRecord.Liaison.class);

  private final String path;
  private final Class<? extends RegistryRecord> type;

  RegistryKind(String path, Class<? extends RegistryRecord> type) {
    this.path = path;
    this.type = type;
  }

  /** The kind under this name in a URL. */
  public static Optional<RegistryKind> ofPath(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }

  /** Its name in URLs. */
  public String path() {
    return path;
  }

  /** The fields of its records, in the order of a spreadsheet's columns. */
  public List<String> fields() {
    return Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).toList();
  }

  /** Those of its fields that tell of a person; empty where its records are of no persons. */
  public Set<String> personalFields() {
    return switch (this) {
      case OFFICER -> Set.of("name", "workPermitNo", "dutyPermitNo");
      case LIAISON -> Set.of("name", "phone");
      case COURT, PAYEE_ACCOUNT, OFFICE -> Set.of();
    };
  }

  /** Whether one person's word is enough to end a record: an officer who has left acts no more. */
  public boolean endsAtOnce() {
    return this == OFFICER;
  }
}
