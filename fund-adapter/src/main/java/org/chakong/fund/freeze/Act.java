package org.chakong.fund.freeze;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chakong.contracts.calendar.LegalZone;

/** One act on the register: who does it, when, and which freezes it changed. */
final class Act {
  private final Who who;
  private final Instant at;
  private final Map<String, FreezeChanged.Cause> changed = new LinkedHashMap<>();

  Act(Who who, Instant at) {
    this.who = who;
    this.at = at;
  }

  /** The same person at the same moment, for another reason. */
  Act because(String why) {
    return new Act(new Who(who.actor(), why, null), at);
  }

  Who who() {
    return who;
  }

  OffsetDateTime at() {
    return at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }

  LocalDate today() {
    return LegalZone.dayOf(at);
  }

  /** The first cause stands: a freeze that ended does not also move up. */
  void changed(String freezeNo, FreezeChanged.Cause cause) {
    changed.putIfAbsent(freezeNo, cause);
  }

  Map<String, FreezeChanged.Cause> changed() {
    return changed;
  }
}
