package org.chakong.runtime.page;

import java.util.Map;

/**
 * Which section of the runbook is about a health check, where that is not its own name.
 *
 * @param section heading in the runbook
 * @param urgent whether it cannot wait
 */
record HealthCheckWords(String section, boolean urgent) {

  private static final Map<String, HealthCheckWords> KNOWN =
      Map.of(
          "Database connections health check",
          new HealthCheckWords("Database connections health check", true),
          "freeze-register",
          new HealthCheckWords("ChakongRegisterViolated", true),
          "request-book",
          new HealthCheckWords("ChakongBooksViolated", true),
          "working-day-calendar",
          new HealthCheckWords("working-day-calendar", false),
          "disk-room",
          new HealthCheckWords("disk-room", true),
          "clock",
          new HealthCheckWords("ChakongClockDoubtful", true),
          "duty-roster",
          new HealthCheckWords("duty-roster", false),
          "restoration",
          new HealthCheckWords("restoration", true));

  private static final HealthCheckWords UNKNOWN = new HealthCheckWords("First, always", true);

  static HealthCheckWords of(String check) {
    return KNOWN.getOrDefault(check, UNKNOWN);
  }

  static Map<String, HealthCheckWords> known() {
    return KNOWN;
  }
}
