package org.chakong.runtime.retention;

import java.time.Period;

/**
 * A table whose rows are kept for a time; a bean of the side that has the table. Never one that
 * open requests or freezes rest on.
 *
 * @param name of the table
 * @param key its primary key
 * @param time the column that a row's age is counted from
 * @param over SQL condition of the rows that may go at all
 * @param period for how long
 */
public record RetainedTable(String name, String key, String time, String over, Period period) {

  /** A table all of whose rows may go. */
  public static RetainedTable all(String name, Period period) {
    return new RetainedTable(name, "id", "at", "true", period);
  }
}
