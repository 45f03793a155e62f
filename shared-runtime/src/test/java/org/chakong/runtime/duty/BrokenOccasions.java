package org.chakong.runtime.duty;

import jakarta.inject.Singleton;
import java.util.List;

/** A kind that cannot be found out while a test says so. */
@Singleton
class BrokenOccasions implements DutyOccasions {

  private volatile boolean broken;

  void broken(boolean yes) {
    broken = yes;
  }

  @Override
  public String query() {
    String from = broken ? " FROM no_such_table" : "";
    return "SELECT 'OVERDUE' AS kind, '' AS subject, '' AS request_no,"
        + " cast(NULL AS timestamptz) AS until"
        + from
        + " WHERE false";
  }

  @Override
  public List<Object> parameters() {
    return List.of();
  }
}
