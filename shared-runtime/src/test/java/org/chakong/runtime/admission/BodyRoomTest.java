package org.chakong.runtime.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private final BodyRoom room = new BodyRoom();

  @Test
  void together_they_bring_no_more_than_there_is_room_for() {
    assertThat(room.take(60, 100)).isTrue();
    assertThat(room.take(41, 100)).isFalse();
    assertThat(room.take(40, 100)).isTrue();
    assertThat(room.take(1, 100)).isFalse();
    assertThat(room.take(0, 100)).as("a call without a body").isTrue();
    room.give(40);
    assertThat(room.take(40, 100)).isTrue();
  }

  @Test
  void the_first_has_room_however_little_there_is() {
    assertThat(room.take(1000, 100)).isTrue();
    assertThat(room.take(1, 100)).isFalse();
    assertThat(room.take(0, 100)).as("a call without a body").isTrue();
    room.give(1000);
    assertThat(room.take(1, 100)).isTrue();
  }
}
