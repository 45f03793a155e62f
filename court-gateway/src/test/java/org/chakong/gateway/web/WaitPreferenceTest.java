package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitPreferenceTest {

  @Test
  void is_read_among_other_preferences_in_any_case_and_quoted() {
    assertThat(WaitPreference.parse("respond-async, WAIT=\"7\"; x=y").orElseThrow().duration())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void is_cut_at_thirty_seconds() {
    WaitPreference wait = WaitPreference.parse("wait=999999999").orElseThrow();
    assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(wait.applied()).isEqualTo("wait=30");
  }

  @Test
  void is_absent_when_it_cannot_be_read() {
    assertThat(WaitPreference.parse(null)).isEmpty();
    assertThat(WaitPreference.parse("wait=ten")).isEmpty();
    assertThat(WaitPreference.parse("wait=99999999999999999999")).isEmpty();
  }
}
