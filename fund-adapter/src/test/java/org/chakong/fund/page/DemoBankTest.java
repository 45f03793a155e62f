package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.chakong.runtime.start.ServiceRoom;
import org.chakong.runtime.web.ProblemException;
import org.junit.jupiter.api.Test;

class DemoBankTest {

  @Test
  void outside_demo_mode_nobody_plays_the_bank_however_false_is_spelt() {
    ServiceRoom room = new ServiceRoom(Path.of("target"), "fund", false);
    DemoBankResource bank = new DemoBankResource(null, null, null, null, room);
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> bank.confirm("D1", "PAID", "B1"));
    assertThat(refused.problem().status()).isEqualTo(404);
  }
}
