package org.chakong.gateway.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chakong.contracts.api.WebhookDelivery;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.Verdict;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses filters that mean nothing, by name. The framework would answer 404 to a value that is
 * none of an enumeration, which reads as if there were no such list.
 */
@Singleton
class QueryValues {

  private static final String COURT_API = "/api/v1/";
  private static final Predicate<String> NUMBER = Pattern.compile("[0-9]{1,6}").asMatchPredicate();
  private static final Map<String, Predicate<String>> RULES =
      Map.of(
          "status", oneOf(RequestStatus.values()),
          "verdict", oneOf(Verdict.values()),
          "sla", oneOf(Sla.State.values()),
          "action", oneOf(Action.values()),
          "state", oneOf(FreezeView.State.values()),
          "delivery", oneOf(WebhookDelivery.State.values()),
          "limit", NUMBER);

  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().startsWith(COURT_API)) {
      return;
    }
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    List<Violation> wrong =
        RULES.entrySet().stream()
            .filter(rule ->
                !query.getOrDefault(rule.getKey(), List.of()).stream().allMatch(rule.getValue()))
            .map(rule -> new Violation(rule.getKey(), ProblemCode.MALFORMED.name(), null))
            .toList();
    if (!wrong.isEmpty()) {
      throw new ProblemException(ProblemCode.MALFORMED, wrong);
    }
  }

  private static Predicate<String> oneOf(Enum<?>[] values) {
    Set<String> names = Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    return names::contains;
  }
}
