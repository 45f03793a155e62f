package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.acceptance.chaos.Difference.Kind;
import org.chakong.contracts.request.Action;

/** What a run did and what it found. */
record Figures(
    Plan plan,
    Site site,
    Books books,
    Killer killer,
    Reckoning reckoning,
    long changes,
    Proof proof,
    List<TrialOutcome> trials,
    List<Difference> found,
    Duration storm,
    Duration all) {

  /** With trials that were played elsewhere. */
  Figures and(List<TrialOutcome> others) {
    List<Difference> all = new ArrayList<>(found);
    others.forEach(trial -> all.addAll(trial.found()));
    List<TrialOutcome> both = Stream.concat(trials.stream(), others.stream()).toList();
    return new Figures(
        plan,
        site,
        books,
        killer,
        reckoning,
        changes,
        proof,
        both,
        List.copyOf(all),
        storm,
        this.all);
  }

  long count(Kind kind) {
    return found.stream().filter(difference -> difference.kind() == kind).count();
  }

  /** Whether as many were killed as wanted, and no trial was left out for want of means. */
  boolean isComplete() {
    return killer.total() >= plan.kills() && trials.stream().allMatch(TrialOutcome::played);
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
    json.put("changesFollowed", changes);
    json.put("feedDifferences", count(Kind.FEED));
    json.put("contractDifferences", count(Kind.CONTRACT));
    json.put("auditChecks", proof.checks());
    json.put("auditViolations", count(Kind.AUDIT));
    json.put("reconciliationRepaired", proof.repaired());
    json.put("reconciliationDifferences", count(Kind.RECONCILIATION));
    json.put("evidenceFaults", count(Kind.EVIDENCE));
    json.put("trialDifferences", count(Kind.TRIAL));
    ArrayNode played = json.putArray("trials");
    trials.forEach(trial -> trial(played.addObject(), trial));
    return json;
  }

  private static void trial(ObjectNode node, TrialOutcome outcome) {
    node.put("trial", outcome.trial().name());
    node.put("played", outcome.played());
    outcome.notPlayed().ifPresent(why -> node.put("why", why));
    node.put("seconds", outcome.took().toSeconds());
    node.put("found", outcome.found().size());
    outcome.seen().forEach(node.putArray("seen")::add);
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
