package org.chakong.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.runtime.registry.Registering.APPROVE;
import static org.chakong.runtime.registry.Registering.DAY;
import static org.chakong.runtime.registry.Registering.deduction;
import static org.chakong.runtime.registry.Registering.fresh;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.contracts.request.Payee;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** Whatever is registered later, what rules saw for a request they will always see for it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RegistryHistoryTest {

  private static final int DAYS = 20;

  @Inject RegistryBook book;
  @Inject Registries registries;

  /** What rules saw for a request of this day, received at this revision. */
  private record Seen(LocalDate day, long at, String name) {}

  @Test
  void later_changes_never_alter_what_was_seen_and_the_last_word_holds_from_its_day() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String accountNo = fresh("H");
    Map<LocalDate, String> model = new TreeMap<>();
    List<Seen> seen = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      change(random, accountNo, "测试专户" + step, model);
      long at = registries.revision();
      for (int i = 0; i < DAYS; i++) {
        LocalDate day = DAY.plusDays(i);
        String name = name(accountNo, day, at);
        assertThat(name).as("seed %d step %d day %s", seed, step, day).isEqualTo(model.get(day));
        seen.add(new Seen(day, at, name));
      }
    }
    seen.forEach(before ->
        assertThat(name(accountNo, before.day(), before.at()))
            .as("seed %d %s", seed, before)
            .isEqualTo(before.name()));
  }

  /** The model: from its first day on a change says everything. */
  private void change(Random random, String accountNo, String name, Map<LocalDate, String> model) {
    LocalDate from = DAY.plusDays(random.nextInt(DAYS));
    LocalDate until = random.nextBoolean() ? null : from.plusDays(random.nextInt(6));
    boolean standsThen = model.keySet().stream().anyMatch(day -> !day.isBefore(from));
    boolean end = standsThen && random.nextInt(4) == 0;
    RegistryBook.Result result =
        end
            ? book.end(
                RegistryKind.PAYEE_ACCOUNT,
                new RecordEnding("豫0811/" + accountNo, from, null),
                "clerk-1")
            : book.propose(
                RegistryKind.PAYEE_ACCOUNT,
                List.of(
                    RegistryChange.put(
                        1,
                        new RecordProposal(
                            new RegistryRecord.PayeeAccount("豫0811", name, accountNo, null, null),
                            from,
                            until,
                            null))),
                null,
                "clerk-1");
    long id = ((RegistryBook.Result.Taken) result).proposal().id();
    assertThat(book.decide(id, APPROVE, "supervisor-1"))
        .isInstanceOf(RegistryBook.Result.Taken.class);
    model.keySet().removeIf(day -> !day.isBefore(from));
    for (int i = 0; !end && i < DAYS; i++) {
      LocalDate day = DAY.plusDays(i);
      if (!day.isBefore(from) && (until == null || !day.isAfter(until))) {
        model.put(day, name);
      }
    }
  }

  private String name(String accountNo, LocalDate day, long at) {
    var request = deduction("（2026）豫0811执5号");
    return registries.asOf(request, day, at).payeesFor(request.courtCase()).stream()
        .filter(payee -> payee.accountNo().equals(accountNo))
        .map(Payee::accountName)
        .reduce((one, other) -> one + "/" + other)
        .orElse(null);
  }
}
