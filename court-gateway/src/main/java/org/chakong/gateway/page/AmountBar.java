package org.chakong.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;

/**
 * What was ordered as one bar, in the parts that became of it.
 *
 * @param width of the picture, in its own units
 */
public record AmountBar(String ordered, int width, List<Part> parts) {

  private static final int WIDTH = 600;

  public AmountBar {
    parts = List.copyOf(parts);
  }

  /**
   * @param kind names its colour and its text
   */
  public record Part(String kind, String label, String sum, long x, long width) {}

  static Optional<AmountBar> of(Answer answer, BoardWords words) {
    if (answer == null) {
      return Optional.empty();
    }
    if (answer.freeze() != null) {
      return of(answer.freeze(), words);
    }
    return answer.deduction() == null ? Optional.empty() : of(answer.deduction(), words);
  }

  private static Optional<AmountBar> of(FreezeView freeze, BoardWords words) {
    Drawing drawing = new Drawing(freeze.ordered(), words);
    drawing.add("frozen", freeze.frozen());
    drawing.add("waiting", freeze.waiting());
    return drawing.bar();
  }

  private static Optional<AmountBar> of(DeductionView deduction, BoardWords words) {
    Drawing drawing = new Drawing(deduction.ordered(), words);
    drawing.add("deducted", deduction.deducted());
    drawing.add("short", deduction.shortfall());
    return drawing.bar();
  }

  /** A bar being drawn, part after part. */
  private static final class Drawing {

    private final Money ordered;
    private final BoardWords words;
    private final List<Part> parts = new ArrayList<>();
    private long drawn;

    private Drawing(Money ordered, BoardWords words) {
      this.ordered = ordered;
      this.words = words;
    }

    private void add(String kind, Money sum) {
      if (sum == null || ordered == null || ordered.fen() == 0) {
        return;
      }
      // the ends of parts are rounded, not their widths: together they are as long as the bar
      long from = drawn * WIDTH / ordered.fen();
      drawn += sum.fen();
      long width = Math.min(drawn * WIDTH / ordered.fen(), WIDTH) - from;
      parts.add(new Part(kind, words.say("part_" + kind), words.yuan(sum), from, width));
    }

    private Optional<AmountBar> bar() {
      return parts.isEmpty()
          ? Optional.empty()
          : Optional.of(new AmountBar(words.yuan(ordered), WIDTH, parts));
    }
  }
}
