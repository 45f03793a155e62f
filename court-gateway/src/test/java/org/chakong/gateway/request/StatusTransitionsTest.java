package org.chakong.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.request.RequestStatus.ACCEPTED;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chakong.contracts.request.RequestStatus;
import org.junit.jupiter.api.Test;

class StatusTransitionsTest {

  @Test
  void a_request_goes_these_ways_and_no_others() {
    String ways =
        Arrays.stream(RequestStatus.values())
            .map(from -> from + " -> " + to(from))
            .collect(Collectors.joining("\n"));
    assertThat(ways)
        .isEqualTo(
            """
            ACCEPTED -> SENT IN_REVIEW EXECUTING ANSWERED WITHDRAWN OFFLINE
            SENT -> IN_REVIEW EXECUTING ANSWERED WITHDRAWN OFFLINE
            IN_REVIEW -> EXECUTING ANSWERED WITHDRAWN OFFLINE
            EXECUTING -> ANSWERED
            ANSWERED -> ANSWERED
            WITHDRAWN -> EXECUTING ANSWERED
            OFFLINE -> EXECUTING ANSWERED\
            """);
  }

  @Test
  void nothing_goes_back_to_accepted() {
    assertThat(RequestStatus.values()).noneMatch(from -> StatusTransitions.allows(from, ACCEPTED));
  }

  private static String to(RequestStatus from) {
    return Arrays.stream(RequestStatus.values())
        .filter(to -> StatusTransitions.allows(from, to))
        .map(RequestStatus::name)
        .collect(Collectors.joining(" "));
  }
}
