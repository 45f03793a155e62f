package org.chakong.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
class RowByRowTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MANY = 30;

  @Inject RowByRow rows;
  @Inject RecordingTasks recording;
  @Inject SchedulerClient client;
  private final String own = UUID.randomUUID().toString();

  @Test
  void all_others_are_done_and_the_bad_row_has_a_task_of_its_own_that_goes_on_trying() {
    List<String> three = numbers("good-", 3);
    String bad = "bad-" + own;
    int settled = rows.work(RecordingTasks.ROW, with(three, bad), recording::workOnRows);
    assertThat(settled).isEqualTo(4);
    assertThat(three).allMatch(row -> recording.ran(row) == 1);
    assertThat(hasTask(bad)).isTrue();
    assertThat(recording.ran(bad)).isZero();
    recording.mended(true);
    try {
      await().atMost(SOON).until(() -> recording.ran(bad) == 1 && !hasTask(bad));
    } finally {
      recording.mended(false);
    }
  }

  @Test
  void what_fails_with_every_row_of_many_is_no_rows_fault() {
    List<String> many = numbers("bad-", MANY);
    assertThatThrownBy(() -> rows.work(RecordingTasks.ROW, many, recording::workOnRows))
        .isInstanceOf(IllegalStateException.class);
    assertThat(many).noneMatch(this::hasTask);
  }

  @Test
  void what_fails_because_the_database_is_away_is_no_rows_fault() {
    List<String> two = numbers("away-", 2);
    assertThatThrownBy(() ->
            rows.work(
                RecordingTasks.ROW,
                two,
                all -> {
                  throw new IllegalStateException(new SQLException("away", "57P01"));
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(two).noneMatch(this::hasTask);
  }

  private List<String> numbers(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(n -> prefix + own + n).toList();
  }

  private static List<String> with(List<String> rows, String one) {
    return Stream.concat(rows.stream(), Stream.of(one)).toList();
  }

  private boolean hasTask(String row) {
    return client.getScheduledExecution(TaskInstanceId.of(RecordingTasks.ROW, row)).isPresent();
  }
}
