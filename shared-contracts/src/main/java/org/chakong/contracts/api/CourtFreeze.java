package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;

/** A freeze of the court as the gateway last heard of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CourtFreeze(
    String freezeNo,
    String requestNo,
    String fundCentre,
    String court,
    String caseNumber,
    String accountNo,
    FreezeView.State state,
    Money ordered,
    Money frozen,
    Money waiting,
    Integer position,
    LocalDate from,
    LocalDate until) {}
