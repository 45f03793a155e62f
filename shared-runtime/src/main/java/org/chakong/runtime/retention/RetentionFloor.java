package org.chakong.runtime.retention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Periods of retention that no service starts with: a slip of the pen ({@code P30D}) must not drop
 * what has to be kept, the night after.
 *
 * <p>Evidence never less than ten years, the shortest period that 会计档案管理办法 (2015), annex 1 has for
 * accounting archives, and less than thirty only with a ground of its own: the one that is signed
 * otherwise says thirty. Looks and queries never less than six months (网络安全法 article 21).
 */
public final class RetentionFloor {

  private static final String PREFIX = "chakong.retention.";
  private static final String GROUND = PREFIX + "evidence-ground";
  private static final Period VOUCHERS = Period.ofYears(30);

  private RetentionFloor() {}

  private static Map<String, Period> floors() {
    Map<String, Period> floors = new LinkedHashMap<>();
    floors.put("evidence", Period.ofYears(10));
    floors.put("looks", Period.ofMonths(6));
    floors.put("queries", Period.ofMonths(6));
    floors.put("deliveries", Period.ofDays(1));
    return floors;
  }

  /** Why a service must not start with these periods, in one line; empty when it may. */
  public static Optional<String> obstacle(Config config) {
    return floors().entrySet().stream()
        .flatMap(floor -> obstacle(config, PREFIX + floor.getKey(), floor.getValue()).stream())
        .findFirst();
  }

  private static Optional<String> obstacle(Config config, String name, Period floor) {
    Optional<String> set = config.getOptionalValue(name, String.class);
    if (set.isEmpty()) {
      return Optional.empty();
    }
    Period period;
    try {
      period = Period.parse(set.get());
    } catch (DateTimeException e) {
      return Optional.of(name + "=" + set.get() + " is no period like P30Y 保管期限应写作 P30Y");
    }
    if (shorter(period, floor)) {
      return Optional.of(name + "=" + period + " is shorter than " + floor + " 保管期限不得短于 " + floor);
    }
    boolean ownGround = config.getOptionalValue(GROUND, String.class).isPresent();
    return name.endsWith(".evidence") && shorter(period, VOUCHERS) && !ownGround
        ? Optional.of(
            name
                + "="
                + period
                + " needs a ground of its own in "
                + GROUND
                + ": the default one says 30 years 短于30年须另行写明依据")
        : Optional.empty();
  }

  /** Counted from a day, for months have no one length. */
  private static boolean shorter(Period period, Period floor) {
    return LocalDate.EPOCH.plus(period).isBefore(LocalDate.EPOCH.plus(floor));
  }
}
