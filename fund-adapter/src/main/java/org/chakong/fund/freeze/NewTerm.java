package org.chakong.fund.freeze;

import java.time.LocalDate;

/**
 * The term of an extension 续冻.
 *
 * @param months counted from the old end; null when the notice prints the end
 * @param until last day as printed; null when the term is in months
 * @param rollsOverRestDay whether a term in months that ends on a rest day runs on
 */
public record NewTerm(Integer months, LocalDate until, boolean rollsOverRestDay) {

  /**
   * @throws IllegalArgumentException when there is not exactly one kind of term
   */
  public NewTerm {
    if ((months == null) == (until == null)) {
      throw new IllegalArgumentException("An extension has either months or a printed end");
    }
  }
}
