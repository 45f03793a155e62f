package org.chakong.gateway.page;

import java.time.Duration;
import java.util.Locale;
import org.chakong.contracts.api.SlaSummary.Figures;

/**
 * How well the deadlines of one group were kept.
 *
 * @param rate of those that were due, the share answered in time, as text; a dash where none was
 * @param share the same from 0 to 100
 * @param known whether any was due
 */
public record RateRow(
    String label,
    long filed,
    long met,
    long overdue,
    String rate,
    long share,
    boolean known,
    String p50,
    String p90,
    String p99) {

  private static final long WHOLE = 100;
  private static final String NONE = "—";

  static RateRow of(String label, Figures figures, BoardWords words) {
    long due = figures.met() + figures.overdue();
    return new RateRow(
        label,
        figures.filed(),
        figures.met(),
        figures.overdue(),
        rate(figures.met(), due),
        due == 0 ? 0 : figures.met() * WHOLE / due,
        due > 0,
        figures.handlingTime() == null ? NONE : span(figures.handlingTime().p50(), words),
        figures.handlingTime() == null ? NONE : span(figures.handlingTime().p90(), words),
        figures.handlingTime() == null ? NONE : span(figures.handlingTime().p99(), words));
  }

  /** Cut, not rounded: 99.96 of a hundred are not all. */
  static String rate(long met, long due) {
    return due == 0 ? NONE : String.format(Locale.ROOT, "%.1f%%", met * 1000 / due / 10.0);
  }

  private static String span(String iso, BoardWords words) {
    return words.span(Duration.parse(iso));
  }
}
