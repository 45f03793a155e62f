package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;

/**
 * One thing that happened to a freeze; amounts are those of its part on the account asked for, in
 * yuan, and only there where they changed.
 *
 * @param what the cause in UPPER_SNAKE, for example TOPPED_UP
 * @param by who did it: a court, a user, a party or a worker of the service
 * @param why free of personal data
 * @param requestNo the request that ordered it, null when no request did
 * @param stateAfter where the state changed
 * @param courtBefore with the three after it, where the freeze came to another court or case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisterEvent(
    OffsetDateTime at,
    String what,
    String by,
    String why,
    String requestNo,
    FreezeView.State stateAfter,
    Money orderedBefore,
    Money orderedAfter,
    Money frozenBefore,
    Money frozenAfter,
    String courtBefore,
    String courtAfter,
    String caseBefore,
    String caseAfter) {}
