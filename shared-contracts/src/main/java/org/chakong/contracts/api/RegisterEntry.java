package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;

/**
 * A freeze's part on one account as the freeze register has it.
 *
 * @param position in the queue; null when nothing is ordered there any more
 * @param endedAt when the freeze ended, null while it is open
 * @param history what happened to it, the earliest first; null unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisterEntry(
    String freezeNo,
    String requestNo,
    String court,
    String caseNumber,
    FreezeView.State state,
    Money ordered,
    Money frozen,
    Money waiting,
    Integer position,
    Boolean topUp,
    LocalDate from,
    LocalDate until,
    OffsetDateTime endedAt,
    List<RegisterEvent> history) {

  public RegisterEntry {
    history = history == null ? null : List.copyOf(history);
  }
}
