package org.chakong.runtime.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.contracts.request.Payee;
import org.chakong.runtime.registry.RecordRows.Period;
import org.chakong.runtime.start.ServiceRoom;

/**
 * Fills the registry at the first start with the courts that come with the product, and later with
 * courts that a newer product brings; what was ever registered here is never touched. Accounts come
 * in demo mode only: the numbers in the file are nobody's.
 */
@ApplicationScoped
class RegistrySeed {

  /** Before any agreement on the channel. */
  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  private static final int BEFORE_ANY_TASK = 1000;

  private final RecordRows rows;
  private final ServiceRoom room;

  RegistrySeed(RecordRows rows, ServiceRoom room) {
    this.rows = rows;
    this.room = room;
  }

  void load(@Observes @Priority(BEFORE_ANY_TASK) StartupEvent started) {
    QuarkusTransaction.requiringNew().run(() -> load(CourtRegistry.load().courts()));
  }

  private void load(List<CourtRegistry.Court> courts) {
    boolean first = rows.lockEmpty();
    List<RegistryRecord> missing = missing(courts.stream().flatMap(this::records).toList());
    if (missing.isEmpty()) {
      return;
    }
    // what was received before there were registries was judged by the same courts
    long known = first ? 0 : rows.beginChange();
    missing.forEach(record -> rows.insert(new Period(EVER, null, record, null), known));
  }

  private List<RegistryRecord> missing(List<RegistryRecord> seeds) {
    Map<RegistryKind, List<String>> keys =
        seeds.stream()
            .collect(groupingBy(RegistryRecord::kind, mapping(RegistryRecord::key, toList())));
    Map<RegistryKind, Set<String>> known = new EnumMap<>(RegistryKind.class);
    keys.forEach((kind, ofKind) -> known.put(kind, rows.known(kind, ofKind)));
    return seeds.stream().filter(seed -> !known.get(seed.kind()).contains(seed.key())).toList();
  }

  private Stream<RegistryRecord> records(CourtRegistry.Court court) {
    RegistryRecord own = new RegistryRecord.Court(court.code(), court.name(), court.superior());
    Stream<Payee> accounts = room.demo() ? court.payees().stream() : Stream.empty();
    return Stream.concat(
        Stream.of(own),
        accounts.map(payee ->
            new RegistryRecord.PayeeAccount(
                court.code(), payee.accountName(), payee.accountNo(), payee.bankName(), null)));
  }
}
