package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city, added by a policy file, where a second freeze waits whole. */
class WholeWaitingTest {

  private static final String ACCOUNT = "320500000001";
  private static final Path POLICIES = Path.of("src/test/resources/policies").toAbsolutePath();

  @TempDir Path data;

  @Test
  void q12_theSecondCourtTakesNothingOfTheSurplusUntilItComesFirst() {
    Person p5 = Person.maker("320505", LocalDate.of(1985, 3, 15)).next();
    try (var running =
        RunningChakong.start(
            data,
            "320500",
            List.of("-Dchakong.policies.dir=" + POLICIES, "-Dchakong.demo.courts=苏0505,苏0506"))) {
      Court a = running.world().court("苏0505");
      Court b = running.world().court("苏0506");
      running.world().account(ACCOUNT, p5, "01", "60000.00", "2000.00");
      String first = a.file(a.freeze(p5, "40000.00", 12)).at("/answer/freeze/freezeNo");

      Reply second = b.file(b.freeze(p5, "30000.00", 12));

      assertThat(second.verdict()).isEqualTo("PARTLY_EXECUTED");
      assertThat(second.at("/answer/freeze/frozen")).isEqualTo("0.00");
      assertThat(second.at("/answer/freeze/waiting")).isEqualTo("30000.00");
      assertThat(a.file(a.query(p5)).at("/answer/accounts/0/available")).isEqualTo("20000.00");

      a.file(a.unfreeze(p5, first));

      Reply register = running.world().centre().freezes(ACCOUNT);
      assertThat(register.at("/items/0/frozen")).isEqualTo("30000.00");
      assertThat(register.at("/items/0/waiting")).isEqualTo("0.00");
      assertThat(running.world().centre().audit().json().at("/violations")).isEmpty();
    }
  }
}
