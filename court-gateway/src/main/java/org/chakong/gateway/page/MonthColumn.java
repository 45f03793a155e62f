package org.chakong.gateway.page;

import java.time.YearMonth;

/**
 * One month of a chart, in the chart's own units.
 *
 * @param middle where its words stand
 */
public record MonthColumn(String month, RateRow row, long x, long y, long height, long middle) {

  private static final long STEP = 100;
  private static final long WIDTH = 60;
  private static final long FOOT = 130;

  static MonthColumn of(int place, YearMonth month, RateRow row) {
    long x = place * STEP + (STEP - WIDTH) / 2;
    return new MonthColumn(
        month.toString(), row, x, FOOT - row.share(), row.share(), x + WIDTH / 2);
  }
}
