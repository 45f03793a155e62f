package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.SigningKey;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.evidence.KeptKeys;
import org.chakong.runtime.start.ServiceRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas of a party share one key directory; one with another must not serve. */
@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class OwnKeysTest {

  @TempDir static Path elsewhere;

  @Inject ChannelKeys channel;
  @Inject PeerDirectory peers;
  @Inject KeyDirectory keys;
  @Inject KeptKeys kept;
  @Inject ServiceRoom room;

  @Test
  void a_replica_with_a_key_directory_of_its_own_does_not_start() {
    assertThatThrownBy(() -> start(new KeyDirectory(elsewhere)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all replicas share one key directory");
    start(keys);
  }

  private void start(KeyDirectory directory) {
    channel.start(null, peers, directory, kept, room, false);
  }

  @Test
  void keys_are_changed_by_adding_one_and_later_taking_the_old_one_away() {
    PeerKey old = keyOf("fund:900001");
    PeerKey added = keyOf("fund:900001");
    assertThat(kept.keepOwn(List.of(old), false)).isTrue();
    assertThat(kept.keepOwn(List.of(added, old), false)).isTrue();
    assertThat(kept.keepOwn(List.of(added), false)).isTrue();
  }

  @Test
  void a_strangers_key_is_not_kept_until_an_operator_says_that_all_were_replaced() {
    PeerKey stranger = keyOf("fund:900002");
    assertThat(kept.keepOwn(List.of(keyOf("fund:900002")), false)).isTrue();
    assertThat(kept.keepOwn(List.of(stranger), false)).isFalse();
    assertThat(kept.keepOwn(List.of(stranger), false)).isFalse();
    assertThat(kept.keepOwn(List.of(stranger), true)).isTrue();
    assertThat(kept.keepOwn(List.of(stranger), false)).isTrue();
  }

  private static PeerKey keyOf(String party) {
    return SigningKey.generate().ownedBy(new PartyId(party));
  }
}
