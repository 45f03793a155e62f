package org.chakong.fund.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.chakong.contracts.request.RequestStatus;
import org.junit.jupiter.api.Test;

class StatusTransitionsTest {

  @Test
  void nothing_leads_away_from_an_end() {
    for (RequestStatus end : RequestStatus.values()) {
      boolean leads =
          Arrays.stream(RequestStatus.values())
              .anyMatch(next -> StatusTransitions.allowed(end, next));
      if (end != RequestStatus.ACCEPTED) {
        assertThat(leads).as(end.name()).isEqualTo(!end.isFinal());
      }
    }
  }

  @Test
  void what_is_instructed_can_only_be_answered() {
    assertThat(StatusTransitions.TABLE.get(RequestStatus.EXECUTING))
        .containsOnly(RequestStatus.ANSWERED);
    assertThatThrownBy(
            () -> StatusTransitions.require(RequestStatus.EXECUTING, RequestStatus.WITHDRAWN))
        .isInstanceOf(IllegalStateException.class);
  }
}
