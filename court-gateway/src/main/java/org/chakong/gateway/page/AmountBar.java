package org.chakong.gateway.page;

import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;

/**
 * A sum that was ordered as one bar, in the parts that became of it.
 *
 * @param title as of when
 * @param length of what is ordered, of {@code width}
 * @param width of the picture, in its own units
 */
public record AmountBar(
    String title, String ordered, long length, int width, List<Part> parts, String more) {

  private static final int WIDTH = 600;

  public AmountBar {
    parts = List.copyOf(parts);
  }

  /**
   * @param kind names its colour and its text
   */
  public record Part(String kind, String label, String sum, long x, long width) {}

  /**
   * A freeze.
   *
   * @param scale the sum that is as long as the picture
   * @param more what is to be said beside the sums
   */
  static AmountBar of(
      String title,
      Money scale,
      Money ordered,
      Money frozen,
      Money waiting,
      String more,
      BoardWords words) {
    Drawing drawing = new Drawing(scale, words);
    drawing.add("frozen", frozen);
    drawing.add("waiting", waiting);
    return drawing.bar(title, ordered, more);
  }

  static AmountBar of(String title, Money scale, FreezeView freeze, BoardWords words) {
    return of(title, scale, freeze.ordered(), freeze.frozen(), freeze.waiting(), "", words);
  }

  static AmountBar of(String title, DeductionView deduction, BoardWords words) {
    Drawing drawing = new Drawing(deduction.ordered(), words);
    drawing.add("deducted", deduction.deducted());
    drawing.add("short", deduction.shortfall());
    return drawing.bar(title, deduction.ordered(), "");
  }

  /** A bar being drawn, part after part. */
  private static final class Drawing {

    private final long scale;
    private final BoardWords words;
    private final List<Part> parts = new ArrayList<>();
    private long drawn;

    private Drawing(Money scale, BoardWords words) {
      this.scale = scale == null ? 0 : scale.fen();
      this.words = words;
    }

    private void add(String kind, Money sum) {
      if (sum != null) {
        // the ends of parts are rounded, not their widths: together they are as long as the bar
        long from = along(drawn);
        drawn += sum.fen();
        parts.add(
            new Part(kind, words.say("part_" + kind), words.yuan(sum), from, along(drawn) - from));
      }
    }

    private AmountBar bar(String title, Money ordered, String more) {
      long length = ordered == null ? 0 : along(ordered.fen());
      return new AmountBar(title, words.yuan(ordered), length, WIDTH, parts, more);
    }

    private long along(long fen) {
      return scale == 0 ? 0 : Math.min(WIDTH, fen * WIDTH / scale);
    }
  }
}
