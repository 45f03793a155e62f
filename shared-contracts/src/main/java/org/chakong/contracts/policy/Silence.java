package org.chakong.contracts.policy;

import org.chakong.contracts.policy.PolicyProfile.CrossCity;
import org.chakong.contracts.policy.PolicyProfile.TooLong;

/**
 * What holds where a profile says nothing. Always a reading: it is shown as unconfirmed until the
 * institutions say it themselves.
 */
final class Silence {
  static final Setting<CrossCity> CROSS_CITY = reading(CrossCity.NONE, "民诉法-253", "《民事诉讼法》第二百五十三条");
  static final Setting<Boolean> TOP_UP_ON_UNSEAL =
      reading(true, "法释2004-15-26", "法释〔2004〕15号（2020年修正）第二十六条");
  static final Setting<TooLong> TOO_LONG = reading(TooLong.RETURN, "民诉法解释-485", "《民事诉讼法解释》第四百八十五条");
  static final Setting<Boolean> PRESERVATION_MAY_DEDUCT =
      reading(false, "民诉法解释-168", "《民事诉讼法解释》第一百六十八条");

  private Silence() {}

  static <T> Setting<T> reading(T value, String article, String citation) {
    return new Setting<>(value, new Clause(article, citation, true));
  }

  static <T> Setting<T> or(Setting<T> said, Setting<T> silent) {
    return said == null ? silent : said;
  }
}
