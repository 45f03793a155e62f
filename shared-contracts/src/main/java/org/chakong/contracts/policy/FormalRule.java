package org.chakong.contracts.policy;

import java.util.List;
import org.chakong.contracts.request.AssistanceRequest;

/** A rule over the request alone; it gives nothing when it has nothing to say on this measure. */
@FunctionalInterface
interface FormalRule {

  List<RuleFinding> look(AssistanceRequest request, FilingContext context);
}
