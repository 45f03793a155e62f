package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Answer;

/**
 * What was ordered as one bar, in the parts that became of it.
 *
 * @param width of the picture, in its own units
 */
public record AmountPicture(String ordered, int width, List<Part> parts) {

  private static final int WIDTH = 600;

  public AmountPicture {
    parts = List.copyOf(parts);
  }

  /**
   * @param kind names its colour
   */
  public record Part(String kind, String label, String sum, long x, long width) {}

  /** Empty where nothing is ordered. */
  static Optional<AmountPicture> of(Answer answer, DeskWords words) {
    if (answer != null && answer.freeze() != null) {
      return of(
          answer.freeze().ordered(),
          "frozen",
          answer.freeze().frozen(),
          "waiting",
          answer.freeze().waiting(),
          words);
    }
    return answer != null && answer.deduction() != null
        ? of(
            answer.deduction().ordered(),
            "deducted",
            answer.deduction().deducted(),
            "short",
            answer.deduction().shortfall(),
            words)
        : Optional.empty();
  }

  private static Optional<AmountPicture> of(
      Money ordered, String done, Money sum, String rest, Money left, DeskWords words) {
    if (ordered == null || ordered.isZero() || sum == null || left == null) {
      return Optional.empty();
    }
    long end = Math.min(WIDTH, sum.fen() * WIDTH / ordered.fen());
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(done, words.word("part", done), words.yuan(sum), 0, end));
    parts.add(
        new Part(
            rest,
            words.word("part", rest),
            words.yuan(left),
            end,
            Math.min(WIDTH - end, left.fen() * WIDTH / ordered.fen())));
    return Optional.of(new AmountPicture(words.yuan(ordered), WIDTH, parts));
  }
}
