package org.chakong.contracts.policy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import org.chakong.contracts.identity.PersonName;
import org.chakong.contracts.request.Officer;

/**
 * An officer 执行人员 whom a court has registered once (法释〔2013〕20号 第二条), as of a day.
 *
 * @param court whose officer it is
 * @param workPermitValidUntil last day of the work permit 工作证, null where there is none
 * @param dutyPermitValidUntil last day of the duty permit 执行公务证, null where there is none
 * @param leftOn the first day on which the person is no officer any more, null while one
 */
public record RegisteredOfficer(
    String court,
    String name,
    String workPermitNo,
    LocalDate workPermitValidUntil,
    String dutyPermitNo,
    LocalDate dutyPermitValidUntil,
    LocalDate leftOn) {

  /** A permit number as it is compared: NFKC, trimmed, in capitals; empty for none. */
  public static String permitNo(String written) {
    return written == null
        ? ""
        : Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }

  /** Whether a permit of the officer named bears a number of this one. */
  boolean holdsPermitOf(Officer named) {
    return isSame(workPermitNo, named.workPermitNo()) || isSame(dutyPermitNo, named.dutyPermitNo());
  }

  /** Whether the name is this one's, or none is given. */
  boolean isCalled(String given) {
    return permitNo(given).isEmpty() || PersonName.parse(name).equals(PersonName.parse(given));
  }

  boolean hasLeft(LocalDate day) {
    return leftOn != null && !day.isBefore(leftOn);
  }

  static boolean isSame(String one, String other) {
    return !permitNo(one).isEmpty() && permitNo(one).equals(permitNo(other));
  }

  /** Tells nothing of the person: names never reach a log line. */
  @Override
  public String toString() {
    return "RegisteredOfficer[]";
  }
}
