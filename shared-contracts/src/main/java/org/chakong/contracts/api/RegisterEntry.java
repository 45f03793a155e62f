package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;

/** A freeze's part on one account as the freeze register has it. */
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
    LocalDate until) {}
