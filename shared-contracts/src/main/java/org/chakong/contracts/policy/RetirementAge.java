package org.chakong.contracts.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Defective;
import org.chakong.contracts.identity.Sex;

/**
 * The statutory retirement age (法定退休年龄) as a table, {@code policies/retirement-age.yaml}.
 *
 * @param lines one for each group of employees
 */
public record RetirementAge(Clause clause, List<Line> lines) {
  private static final String FILE = "policies/retirement-age.yaml";

  public RetirementAge {
    Given.value("clause", clause);
    Given.value("lines", lines);
    lines = List.copyOf(lines);
    for (Sex sex : Sex.values()) {
      if (lines.stream().noneMatch(line -> line.sex() == sex)) {
        throw new Defective(
            "/lines", new Defect("lines 没有适用于 " + sex + " 的一行", "lines has none for " + sex));
      }
    }
  }

  /**
   * Reads the table from the class path.
   *
   * @throws IllegalStateException naming file and line when it is not such a table
   */
  public static RetirementAge load() {
    return new YamlResources(RetirementAge.class.getClassLoader()).read(FILE, RetirementAge.class);
  }

  /**
   * Whether somebody has reached the age on the day. A fund centre does not know to which group a
   * woman belongs, so the latest line of the sex governs.
   */
  public boolean isReached(LocalDate birthDate, Sex sex, LocalDate day) {
    return lines.stream()
        .filter(line -> line.sex() == sex)
        .noneMatch(line -> line.retiresOn(birthDate).isAfter(day));
  }

  /** A group of employees that retires at one age. */
  public record Line(String group, Sex sex, int years, Delay delay) {

    public Line {
      Given.value("group", group);
      Given.value("sex", sex);
      Given.value("delay", delay);
    }

    LocalDate retiresOn(LocalDate birthDate) {
      return birthDate.plusYears(years).plusMonths(delay.months(birthDate));
    }
  }

  /** One month later for each {@code everyMonths} begun since {@code bornFrom}. */
  public record Delay(LocalDate bornFrom, int everyMonths, int mostMonths) {

    public Delay {
      Given.value("bornFrom", bornFrom);
      Given.atLeast("everyMonths", 1, everyMonths);
    }

    private long months(LocalDate birthDate) {
      if (birthDate.isBefore(bornFrom)) {
        return 0;
      }
      long born = ChronoUnit.MONTHS.between(bornFrom, birthDate);
      return Math.min(mostMonths, born / everyMonths + 1);
    }
  }
}
