package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.acceptance.chaos.Difference.Kind;
import org.chakong.contracts.request.Action;

/** What a run did and what it found. */
record Figures(
    Plan plan,
    Site site,
    Books books,
    Killer killer,
    Reckoning reckoning,
    Proof proof,
    List<Difference> found,
    Duration storm,
    Duration all) {

  long count(Kind kind) {
    return found.stream().filter(difference -> difference.kind() == kind).count();
  }

  /** Whether as many were killed as wanted. */
  boolean isComplete() {
    return killer.total() >= plan.kills();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("seed", plan.seed());
    json.put("java", Runtime.version().feature());
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("minutes", Math.round(all.toSeconds() / 6.0) / 10.0);
    json.put("stormMinutes", Math.round(storm.toSeconds() / 6.0) / 10.0);
    json.put("killsWanted", plan.kills());
    json.put("killsSurvived", killer.total());
    json.put("longestAwayMillis", killer.longest().toMillis());
    counts(json.putObject("kills"), killer.kills());
    counts(json.putObject("lineFaults"), site.faults());
    json.put("requestsFiled", books.promises().size());
    json.put("requestsAccepted", books.accepted().size());
    json.put("requestsChecked", reckoning.checked());
    counts(json.putObject("actions"), actions());
    counts(json.putObject("verdicts"), reckoning.verdicts());
    json.put("sentAgain", books.repeats());
    json.put("moneyEvents", books.moneyEvents());
    json.put("payouts", books.payouts().size());
    json.put("accounts", books.debtors().size());
    json.put("lost", count(Kind.LOST));
    json.put("doubled", count(Kind.DOUBLED));
    json.put("moneyDifferences", count(Kind.MONEY));
    json.put("sideDifferences", count(Kind.SIDES));
    json.put("contractDifferences", count(Kind.CONTRACT));
    json.put("auditChecks", proof.checks());
    json.put("auditViolations", count(Kind.AUDIT));
    json.put("reconciliationRepaired", proof.repaired());
    json.put("reconciliationDifferences", count(Kind.RECONCILIATION));
    json.put("evidenceFaults", count(Kind.EVIDENCE));
    return json;
  }

  private Map<Action, Long> actions() {
    return books.accepted().stream()
        .collect(
            Collectors.groupingBy(
                Promise::action, () -> new EnumMap<>(Action.class), Collectors.counting()));
  }

  private static void counts(ObjectNode node, Map<?, ? extends Number> counts) {
    counts.forEach((key, count) -> node.put(key.toString(), count.longValue()));
  }
}
