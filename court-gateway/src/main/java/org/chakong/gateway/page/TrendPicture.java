package org.chakong.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.gateway.page.TrendScale.Label;
import org.chakong.gateway.sla.SlaHistory.Point;
import org.chakong.gateway.sla.SlaHistory.Series;
import org.chakong.gateway.sla.SlaHistory.Step;
import org.chakong.gateway.sla.SlaHistory.Times;

/**
 * A history as two pictures above each other, the share answered in time and how long answers took,
 * and as a table for whoever cannot see them.
 *
 * @param id of the picture on its page
 * @param shares levels of the first picture, {@code times} of the second
 */
public record TrendPicture(
    String id,
    String title,
    List<Column> columns,
    List<Line> lines,
    List<Label> days,
    List<Label> shares,
    List<Label> times,
    List<Row> rows) {

  private static final long MINUTE = 60;
  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;
  private static final String NONE = "—";

  public TrendPicture {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    days = List.copyOf(days);
    shares = List.copyOf(shares);
    times = List.copyOf(times);
    rows = List.copyOf(rows);
  }

  /**
   * The share of one point: what is met below, what is late above it.
   *
   * @param y where the share ends
   */
  public record Column(long x, long width, long y, long height, long lateHeight, String words) {}

  /**
   * One percentile.
   *
   * @param kind names its look
   * @param paths a line for each stretch without a gap
   */
  public record Line(String kind, List<String> paths, List<Mark> marks) {

    public Line {
      paths = List.copyOf(paths);
      marks = List.copyOf(marks);
    }
  }

  /** A value of a line. */
  public record Mark(long x, long y, String words) {}

  /** A point in words. */
  public record Row(
      String day,
      long filed,
      long met,
      long overdue,
      String rate,
      String p50,
      String p90,
      String p99) {}

  static TrendPicture of(String id, String title, Series series, Step step, BoardWords words) {
    List<Point> points = series.points();
    TrendScale scale = new TrendScale(points.size());
    return new TrendPicture(
        id,
        title,
        columns(points, scale),
        Stream.of(
                line("p50", points, Times::p50, scale, words),
                line("p90", points, Times::p90, scale, words),
                line("p99", points, Times::p99, scale, words))
            .toList(),
        scale.days(points, step),
        Stream.of(0, 50, 100)
            .map(share -> new Label(TrendScale.share(share, 100), share + "%"))
            .toList(),
        Stream.of(1L, MINUTE, HOUR, DAY, 10 * DAY)
            .map(time -> new Label(TrendScale.time(time), words.one(time)))
            .toList(),
        points.stream().map(point -> row(point, words)).toList());
  }

  private static List<Column> columns(List<Point> points, TrendScale scale) {
    return IntStream.range(0, points.size())
        .filter(place -> points.get(place).due() > 0)
        .mapToObj(place -> column(points.get(place), scale.middle(place), scale.columnWidth()))
        .toList();
  }

  private static Column column(Point point, long middle, long width) {
    long y = TrendScale.share(point.met(), point.due());
    return new Column(
        middle - width / 2,
        width,
        y,
        TrendScale.FOOT - y,
        y - TrendScale.TOP,
        "%s · %s (%d/%d)"
            .formatted(
                point.day(), RateRow.rate(point.met(), point.due()), point.met(), point.due()));
  }

  private static Line line(
      String kind,
      List<Point> points,
      ToLongFunction<Times> value,
      TrendScale scale,
      BoardWords words) {
    List<String> paths = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (int place = 0; place < points.size(); place++) {
      Point point = points.get(place);
      if (point.times() == null) {
        end(path, paths);
        continue;
      }
      long seconds = value.applyAsLong(point.times());
      Mark mark =
          new Mark(
              scale.middle(place),
              TrendScale.time(seconds),
              point.day() + " · " + words.span(seconds));
      path.append(mark.x()).append(',').append(mark.y()).append(' ');
      marks.add(mark);
    }
    end(path, paths);
    return new Line(kind, paths, marks);
  }

  private static void end(StringBuilder path, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path.toString().strip());
      path.setLength(0);
    }
  }

  private static Row row(Point point, BoardWords words) {
    Times times = point.times();
    return new Row(
        point.day().toString(),
        point.filed(),
        point.met(),
        point.overdue(),
        RateRow.rate(point.met(), point.due()),
        times == null ? NONE : words.span(times.p50()),
        times == null ? NONE : words.span(times.p90()),
        times == null ? NONE : words.span(times.p99()));
  }
}
