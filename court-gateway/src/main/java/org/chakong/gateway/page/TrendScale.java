package org.chakong.gateway.page;

import java.util.List;
import java.util.stream.IntStream;
import org.chakong.gateway.sla.SlaHistory.Point;
import org.chakong.gateway.sla.SlaHistory.Step;

/**
 * Where things stand in the pictures of a history; both have the same days below them.
 *
 * @param places how many points there are
 */
record TrendScale(int places) {

  static final int WIDTH = 640;
  static final int TOP = 14;
  static final int FOOT = 160;

  private static final int LEFT = 62;
  private static final int RIGHT = 8;
  private static final int LABELS = 8;
  private static final int WIDEST = 28;
  private static final double GAP = 0.25;
  private static final double SECONDS_OF_TEN_DAYS = 864_000;

  /** A word beside an axis. */
  public record Label(long at, String text) {}

  private double step() {
    return (double) (WIDTH - LEFT - RIGHT) / places;
  }

  long middle(int place) {
    return Math.round(LEFT + step() * (place + 0.5));
  }

  long columnWidth() {
    return Math.max(1, Math.min(WIDEST, Math.round(step() * (1 - GAP))));
  }

  /** Where a share of a hundred ends. */
  static long share(long met, long due) {
    return Math.round(FOOT - (double) (FOOT - TOP) * met / due);
  }

  /** Where a time stands: by its logarithm, so that seconds and days can be read in one picture. */
  static long time(long seconds) {
    double part = Math.log10(Math.max(1, seconds)) / Math.log10(SECONDS_OF_TEN_DAYS);
    return Math.round(FOOT - (FOOT - TOP) * Math.min(1, part));
  }

  List<Label> days(List<Point> points, Step step) {
    int every = (places + LABELS - 1) / LABELS;
    return IntStream.range(0, places)
        .filter(place -> place % every == 0)
        .mapToObj(place -> new Label(middle(place), label(points.get(place), step)))
        .toList();
  }

  private static String label(Point point, Step step) {
    String day = point.day().toString();
    return switch (step) {
      case DAY, WEEK -> day.substring(5);
      case MONTH -> day.substring(0, 7);
    };
  }
}
