package org.chakong.fund.channel;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.chakong.runtime.clock.RealTime;

/** What is still to be told. */
@ApplicationScoped
class OutgoingStore implements PanacheRepositoryBase<OutgoingRow, UUID> {

  private final Clock real;

  OutgoingStore(@RealTime Clock real) {
    this.real = real;
  }

  @Transactional
  Optional<OutgoingRow> open(UUID id) {
    return findByIdOptional(id).filter(OutgoingRow::open);
  }

  @Transactional
  void end(UUID id, OutgoingRow.Outcome outcome) {
    findByIdOptional(id)
        .filter(OutgoingRow::open)
        .ifPresent(row -> row.ended(outcome, real.instant()));
  }
}
