package org.chakong.gateway.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.runtime.channel.Exchange;

/**
 * What is to be made of a fund centre's response. Nothing that did not verify counts; a verified
 * problem with a reason code is an answer; any other verified error is none.
 */
sealed interface FundAnswer {

  /** It told how the request stands. */
  record Told(TrackedRequest request) implements FundAnswer {}

  /** It will not act, for these reasons: that is its answer. */
  record Settled(Answer answer) implements FundAnswer {}

  /** It refused, and what it said is no answer to the request. */
  record Refused(int status, String code) implements FundAnswer {

    /** Whether it only has no room at the moment. */
    boolean isForTheMoment() {
      return status == UNAVAILABLE;
    }
  }

  /** Nothing came that counts. */
  record Nothing(Why why) implements FundAnswer {}

  /** Why nothing counts. */
  enum Why {
    NO_ANSWER,
    NOT_VERIFIED,
    NOT_READABLE,
    NO_CHANNEL,
    CLAIM_LOST
  }

  ObjectMapper JSON = ContractJson.tolerant();
  int FORBIDDEN = 403;
  int NOT_FOUND = 404;
  int CONFLICT = 409;
  int UNPROCESSABLE = 422;
  int ERROR = 500;
  int UNAVAILABLE = 503;

  /** Decides what to make of the response to a request or a question about one. */
  static FundAnswer of(String requestNo, Optional<Exchange<TrackedRequest>> response) {
    if (response.isEmpty()) {
      return new Nothing(Why.NO_ANSWER);
    }
    Exchange<TrackedRequest> exchange = response.get();
    if (!exchange.verified()) {
      return new Nothing(Why.NOT_VERIFIED);
    }
    if (!exchange.accepted()) {
      return ofProblem(exchange.status(), exchange.responseBytes());
    }
    try {
      TrackedRequest told = exchange.response().value();
      return told != null && requestNo.equals(told.requestNo())
          ? new Told(told)
          : new Nothing(Why.NOT_READABLE);
    } catch (IOException e) {
      return new Nothing(Why.NOT_READABLE);
    }
  }

  /** Decides what to make of a verified error. */
  static FundAnswer ofProblem(int status, byte[] body) {
    Problem problem;
    try {
      problem = JSON.readValue(body, Problem.class);
    } catch (IOException e) {
      return new Refused(status, "UNREADABLE");
    }
    List<Reason> reasons = reasons(problem);
    boolean answers = status == FORBIDDEN || status == CONFLICT || status == UNPROCESSABLE;
    Optional<Verdict> verdict = verdict(reasons);
    return answers && verdict.isPresent()
        ? new Settled(new Answer(verdict.get(), reasons, List.of(), null, null, null, null, null))
        : new Refused(status, known(problem.code()) ? problem.code() : "OTHER");
  }

  /** The verdict that the heaviest of the reasons gives. */
  static Optional<Verdict> verdict(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.code().weight())
        .max(Comparator.naturalOrder())
        .flatMap(weight ->
            switch (weight) {
              case NOTE -> Optional.empty();
              case UNABLE -> Optional.of(Verdict.UNABLE);
              case RETURNED -> Optional.of(Verdict.RETURNED);
              case REJECTED -> Optional.of(Verdict.REJECTED);
            });
  }

  private static List<Reason> reasons(Problem problem) {
    Stream<Reason> first = reason(problem.code(), problem.detail());
    Stream<Reason> others =
        problem.violations().stream().flatMap(v -> reason(v.code(), v.message()));
    Map<ReasonCode, Reason> byCode = new LinkedHashMap<>();
    Stream.concat(first, others).forEach(r -> byCode.putIfAbsent(r.code(), r));
    return List.copyOf(byCode.values());
  }

  private static Stream<Reason> reason(String code, String detail) {
    return Arrays.stream(ReasonCode.values())
        .filter(known -> known.name().equals(code))
        .map(known -> new Reason(known, detail, null));
  }

  private static boolean known(String code) {
    return code != null && code.matches("[A-Z_]{1,40}");
  }
}
