package org.chakong.runtime.registry;

/** Why a change or a decision is not taken; the name is the code of the violation. */
public enum RegistryRefusal {
  /** The last day comes before the first. */
  REGISTRY_DATES_REVERSED("validUntil"),
  /** The case number is none, or another court's. */
  REGISTRY_CASE_NUMBER_INVALID("record.caseNumber"),
  /** No permit with its last day. */
  REGISTRY_PERMIT_MISSING("record.workPermitNo"),
  /** Two lines speak of the same record. */
  REGISTRY_RECORD_TWICE("record"),
  /** The court is not registered on the first day. */
  REGISTRY_COURT_UNKNOWN("record.court"),
  /** A superior is missing on some day, or courts stand above each other. */
  REGISTRY_COURTS_OUT_OF_ORDER("record.superior"),
  /** Another officer of the court holds the duty permit. */
  REGISTRY_PERMIT_TAKEN("record.dutyPermitNo"),
  /** There is nothing to end. */
  REGISTRY_RECORD_UNKNOWN("key");

  private final String field;

  RegistryRefusal(String field) {
    this.field = field;
  }

  /** The field of the contract that it is said of. */
  public String field() {
    return field;
  }
}
