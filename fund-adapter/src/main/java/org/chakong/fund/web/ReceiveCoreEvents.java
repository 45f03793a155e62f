package org.chakong.fund.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.FundApi.CoreEventResult;
import org.chakong.contracts.api.FundApi.CoreEventResults;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.fund.core.embedded.ApplyCoreEvents;
import org.chakong.fund.core.embedded.KeptCoreEvents;
import org.chakong.runtime.restore.AwaitedWords;
import org.chakong.runtime.restore.ServiceDoor;
import org.chakong.runtime.web.ProblemException;

/**
 * Takes what the core reports, each event in a transaction of its own. While a restored centre
 * waits for the core its events are kept, to be applied in their place.
 */
@ApplicationScoped
class ReceiveCoreEvents {

  private static final ObjectMapper JSON = ContractJson.strict();

  private final ApplyCoreEvents apply;
  private final KeptCoreEvents kept;
  private final ServiceDoor door;

  ReceiveCoreEvents(ApplyCoreEvents apply, KeptCoreEvents kept, ServiceDoor door) {
    this.apply = apply;
    this.kept = kept;
    this.door = door;
  }

  /**
   * What the closed door of a restored centre lets through; see {@link FundRestorationsResource}.
   */
  @Produces
  @Singleton
  static AwaitedWords awaited() {
    return new AwaitedWords(
        "core-events-first",
        Set.of(
            "POST /fund/v1/core-events",
            "POST /fund/v1/restorations/core-events-complete",
            "GET /fund/v1/restorations"));
  }

  CoreEventResults one(CoreEvent event) {
    return all(List.of(event));
  }

  /** Every line is read before the first event is applied. */
  CoreEventResults lines(InputStream body) {
    List<CoreEvent> events = new ArrayList<>();
    int number = 0;
    for (String line : read(body)) {
      number++;
      if (!line.isBlank()) {
        events.add(event(line, number));
      }
    }
    return all(events);
  }

  private CoreEventResults all(List<CoreEvent> events) {
    return new CoreEventResults(
        events.stream().map(event -> door.isOpen() ? applied(event) : kept(event)).toList());
  }

  private CoreEventResult applied(CoreEvent event) {
    return QuarkusTransaction.requiringNew().call(() -> apply.apply(event));
  }

  private CoreEventResult kept(CoreEvent event) {
    return kept.keep(event).orElseThrow(() -> new ProblemException(ProblemCode.OVERLOADED));
  }

  private static List<String> read(InputStream body) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("core events cannot be read", e);
    }
  }

  private static CoreEvent event(String line, int number) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    BodySchema fund = BodySchema.of("fund");
    return switch (fund.parse("CoreEvent", bytes, Locale.CHINESE)) {
      case BodySchema.Invalid invalid ->
          throw new ProblemException(
              ProblemCode.MALFORMED,
              invalid.violations().stream().map(one -> inLine(one, number)).toList());
      case BodySchema.Valid valid -> bind(valid, number);
    };
  }

  private static Violation inLine(Violation violation, int number) {
    String field = "[" + number + "]" + (violation.field().isEmpty() ? "" : ".");
    return new Violation(field + violation.field(), violation.code(), violation.message());
  }

  private static CoreEvent bind(BodySchema.Valid valid, int number) {
    try {
      return JSON.treeToValue(valid.body(), CoreEvent.class);
    } catch (JsonProcessingException e) {
      // not chained: the reader's words may quote the line
      throw ProblemException.malformed("[" + number + "]");
    }
  }
}
