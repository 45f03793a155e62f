package org.chakong.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs no services. */
public class ReckoningTest {

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED SENT ANSWERED, 1",
    "ACCEPTED WITHDRAWN WITHDRAWAL_CONFIRMED, 0",
    "ACCEPTED WITHDRAWN WITHDRAWAL_TOO_LATE, 1",
    "ACCEPTED WITHDRAWN WITHDRAWAL_TOO_LATE ANSWERED, 1",
    "ACCEPTED WITHDRAWN WITHDRAWAL_TOO_LATE ANSWERED ANSWERED, 2",
    "ACCEPTED WITHDRAWN WITHDRAWAL_TOO_LATE WITHDRAWAL_TOO_LATE, 2",
    "ACCEPTED ANSWERED WITHDRAWAL_TOO_LATE, 2",
    "ACCEPTED ANSWERED ANSWERED, 2",
  })
  void a_withdrawal_too_late_for_a_payout_under_way_is_no_answer_of_its_own(
      String timeline, long answers) {
    assertThat(Reckoning.answers(List.of(timeline.split(" ")))).isEqualTo(answers);
  }
}
