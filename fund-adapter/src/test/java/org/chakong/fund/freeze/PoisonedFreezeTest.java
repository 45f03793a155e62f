package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.freeze.RegisterScene.A;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.chakong.contracts.request.FreezeView;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.task.AsideTask;
import org.chakong.runtime.task.AsideTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A freeze whose ending always fails. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class PoisonedFreezeTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @Inject RegisterScene scene;
  @Inject PoisonedFreezes poisoned;
  @Inject AsideTasks aside;

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
    scene.realTime();
  }

  @Test
  void it_goes_aside_holds_up_no_other_and_ends_when_a_person_sends_it_again() {
    scene.day("2023-11-20");
    FreezeView before = place();
    String account = scene.account("01", "100.00");
    FreezeView bad = scene.place(A, account, "60.00");
    FreezeView after = place();
    poisoned.poison(bad.freezeNo());
    scene.day("2026-11-21");
    scene.expire();
    assertThat(state(before)).isEqualTo(FreezeView.State.EXPIRED);
    assertThat(state(after)).isEqualTo(FreezeView.State.EXPIRED);
    AsideTask task =
        await().atMost(SOON).until(() -> found(bad), Optional::isPresent).orElseThrow();
    assertThat(task.task()).isEqualTo("end-freeze");
    assertThat(state(bad)).as("nothing of it was done").isEqualTo(FreezeView.State.ACTIVE);
    assertThat(scene.available(account)).isEqualTo("40.00");
    scene.expire();
    poisoned.mend(bad.freezeNo());
    scene.expire();
    assertThat(state(bad)).as("the watch leaves it to a person").isEqualTo(FreezeView.State.ACTIVE);
    aside.again(task.id(), "demo-fund-ops");
    await().atMost(SOON).until(() -> state(bad) == FreezeView.State.EXPIRED);
    assertThat(scene.available(account)).isEqualTo("100.00");
  }

  private FreezeView place() {
    return scene.place(A, scene.account("01", "100.00"), "60.00");
  }

  private FreezeView.State state(FreezeView freeze) {
    return scene.now(freeze).state();
  }

  private Optional<AsideTask> found(FreezeView freeze) {
    return aside.oldest(Integer.MAX_VALUE).stream()
        .filter(task -> task.subject().equals(freeze.freezeNo()))
        .findFirst();
  }
}
