package org.chakong.fund.freeze;

import java.time.LocalDate;

/**
 * The term of an extension 续冻.
 *
 * @param months counted from the base; null when the notice prints the end
 * @param until last day as printed; null when the term is in months
 * @param rollsOverRestDay whether a term in months that ends on a rest day runs on
 * @param base the day from which months count; null for the old end
 */
public record NewTerm(Integer months, LocalDate until, boolean rollsOverRestDay, LocalDate base) {

  /** A term whose months count from the old end. */
  public NewTerm(Integer months, LocalDate until, boolean rollsOverRestDay) {
    this(months, until, rollsOverRestDay, null);
  }

  /**
   * @throws IllegalArgumentException when there is not exactly one kind of term
   */
  public NewTerm {
    if ((months == null) == (until == null)) {
      throw new IllegalArgumentException("An extension has either months or a printed end");
    }
  }
}
