package org.chakong.runtime.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;
import java.time.Period;

/**
 * How long is kept what is kept for a time only. The defaults name their ground; an institution
 * that is bound by a longer one sets it. Below {@link RetentionFloor} a service does not start.
 */
@ConfigMapping(prefix = "chakong.retention")
public interface RetentionSettings {

  /** When what has passed its period leaves, in Asia/Shanghai. */
  @WithDefault("04:40")
  LocalTime at();

  /**
   * Messages of the channel and their signatures. A deduction's are what its accounting voucher
   * rests on, and vouchers are kept for at least 30 years (会计档案管理办法, 2015, annex 1).
   */
  @WithDefault("P30Y")
  Period evidence();

  /** The ground that is signed, with the period, with what is dropped. */
  @WithDefault("会计档案管理办法（财政部、国家档案局令第79号）附表一：会计凭证保管30年")
  String evidenceGround();

  /**
   * Who looked at whom. At least six months as network logs (网络安全法 article 21) and three years as
   * records of handling personal information (个人信息保护法 article 56).
   */
  @WithDefault("P3Y")
  Period looks();

  /** Assessments and alarms on many queries; as looks. */
  @WithDefault("P3Y")
  Period queries();

  /** What case systems were told by webhook; the change itself stays. */
  @WithDefault("P90D")
  Period deliveries();
}
