package org.chakong.fund.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.fund.request.AssessRequest;
import org.chakong.fund.request.Filing;
import org.chakong.runtime.web.ProblemTexts;

/**
 * Looks at a form as the doors do: first the published contract, then the formal rules. Here the
 * rules look too when the contract is broken, as far as the rest can be read, so that a clerk hears
 * of everything at once.
 */
@Singleton
class CounterCheck {

  private static final ObjectMapper JSON = ContractJson.strict();

  private final AssessRequest assess;

  CounterCheck(AssessRequest assess) {
    this.assess = assess;
  }

  /** What the published contract says of a body. */
  List<Violation> violations(ObjectNode body, DeskWords words) {
    return BodySchema.of("fund")
        .check("AssistanceRequest", body, ProblemTexts.language(words.chinese() ? "zh-CN" : "en"));
  }

  /** What the formal rules have against a body, without the parts that break the contract. */
  List<RuleFinding> failures(ObjectNode body, List<Violation> without, String clerk) {
    ObjectNode rest = body.deepCopy();
    without.forEach(violation -> remove(rest, violation.field()));
    // the rules know papers by their type; that one is not chosen yet is said by the contract
    rest.get(CounterForm.DOCUMENTS)
        .forEach(paper -> ((ObjectNode) paper).putIfAbsent("type", TextNode.valueOf("OTHER")));
    return read(rest)
        .map(request -> assess.formally(Filing.counter(request, clerk)).failures())
        .orElse(List.of());
  }

  /** The request that a body is; empty where it cannot be told. */
  static Optional<AssistanceRequest> read(ObjectNode body) {
    try {
      return Optional.of(JSON.treeToValue(body, AssistanceRequest.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void remove(ObjectNode body, String field) {
    JsonNode at = body;
    String[] steps = field.replace("[", ".").replace("]", "").split("\\.");
    for (int step = 0; step < steps.length - 1; step++) {
      at = at instanceof ArrayNode rows ? rows.path(number(steps[step])) : at.path(steps[step]);
    }
    if (at instanceof ObjectNode part) {
      part.remove(steps[steps.length - 1]);
    }
  }

  private static int number(String step) {
    return step.matches("\\d{1,4}") ? Integer.parseInt(step) : -1;
  }
}
