package org.chakong.acceptance.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What was measured of each loss, as a table for people. */
final class DrillFigures {

  private final List<Loss> losses = new ArrayList<>();

  /**
   * One loss.
   *
   * @param played requests in the drill so far
   * @param after those of them after the moment that the first side was put back to
   * @param differing requests that stand otherwise afterwards, on either side
   * @param filedAgain requests that both sides had lost
   * @param twice freezes that are there afterwards and were not before, or were and are not
   * @param size of the backup in bytes
   * @param archived seconds until all that was done was in the archive
   * @param backup seconds that the base backup took
   * @param putBack seconds of copying it back
   * @param started seconds until the service answered, its log replayed
   * @param fetched seconds until it served, its peers asked
   */
  record Loss(
      Part part,
      int played,
      int after,
      int differing,
      int filedAgain,
      int twice,
      long size,
      double archived,
      double backup,
      double putBack,
      double started,
      double fetched) {

    double away() {
      return putBack + started + fetched;
    }
  }

  void add(Loss loss) {
    losses.add(loss);
  }

  /** The first row is the head. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", loss -> loss.part().title()));
    rows.add(row("requests 请求", loss -> Integer.toString(loss.played())));
    rows.add(row("· after the moment 恢复点之后", loss -> Integer.toString(loss.after())));
    rows.add(row("· standing otherwise 与原先不一致", loss -> Integer.toString(loss.differing())));
    rows.add(row("· lost on both sides, filed again 两侧均遗失后重新提交", DrillFigures::again));
    rows.add(row("freezes lost or doubled 冻结遗失或重复", loss -> Integer.toString(loss.twice())));
    rows.add(row("base backup 基础备份", loss -> megabytes(loss.size()) + ", " + s(loss.backup())));
    rows.add(row("**RPO**, what passed the channel 双方往来", DrillFigures::lost));
    rows.add(
        row(
            "**RPO**, local acts 本地事项 (archived every %d s)"
                .formatted(DrillService.ARCHIVED_EVERY.toSeconds()),
            loss -> s(loss.archived())));
    rows.add(row("· putting the backup back 放回备份", loss -> s(loss.putBack())));
    rows.add(row("· start and replay of the log 启动并重放日志", loss -> s(loss.started())));
    rows.add(row("· asking the peers 向对方取回", loss -> s(loss.fetched())));
    rows.add(row("**RTO**", loss -> s(loss.away())));
    return rows;
  }

  private List<String> row(String what, Function<Loss, String> figure) {
    List<String> row = new ArrayList<>(List.of(what));
    losses.stream().map(figure).forEach(row::add);
    return row;
  }

  private static String lost(Loss loss) {
    return loss.differing() == 0 ? "0 s" : loss.differing() + " requests";
  }

  private static String again(Loss loss) {
    return loss.part() == Part.BOTH ? Integer.toString(loss.filedAgain()) : "–";
  }

  private static String s(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static String megabytes(long bytes) {
    return bytes / 1_000_000 + " MB";
  }
}
