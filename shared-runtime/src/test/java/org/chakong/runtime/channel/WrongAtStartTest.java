package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.clock.TimeSeen;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that is wrong already when the service starts. */
@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class WrongAtStartTest {

  @Inject TimeSeen seen;
  @Inject AskTheTime ask;
  TestPeer peer;

  @BeforeEach
  void something_was_sealed() {
    await().atMost(Duration.ofSeconds(60)).until(() -> seen.newest().isPresent());
  }

  @AfterEach
  void the_peer_answers_again() {
    peer.answerWith(200);
  }

  @Test
  void the_database_knows_when_the_service_last_ran() {
    assertThat(seen.newest().orElseThrow())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
  }

  @Test
  void a_clock_eight_hours_after_what_was_seen_is_believed_when_the_peer_signs_the_same_time() {
    ClockTrust trust = doubted(Duration.ZERO, Duration.ofHours(8));
    ask.ask();
    assertThat(trust.isDoubtful()).as("its peer has signed an answer just now").isFalse();
  }

  @Test
  void a_clock_that_leapt_after_a_message_of_the_peer_had_verified_stays_doubted() {
    ClockTrust trust = doubted(Duration.ofHours(8), Duration.ZERO);
    ask.ask();
    assertThat(trust.isDoubtful()).as("what the peer signed is eight hours older").isTrue();
  }

  @Test
  void a_clock_behind_what_the_database_saw_is_doubted_at_start() {
    assertThat(doubted(Duration.ofMinutes(-20), Duration.ZERO).isDoubtful()).isTrue();
  }

  /** As at start, before any task. */
  private ClockTrust doubted(Duration wrongBy, Duration away) {
    Clock wrong = Clock.offset(Clock.systemUTC(), wrongBy);
    ClockTrust trust = new ClockTrust(wrong, System::nanoTime);
    QuarkusMock.installMockForType(trust, ClockTrust.class);
    trust.startedAfter(seen.newest().orElseThrow().minus(away));
    assertThat(trust.isDoubtful()).isTrue();
    return trust;
  }
}
