package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.api.RegisterEvent;
import org.chakong.contracts.identity.Money;

/** What happened to the freezes of an account, step by step, in words. */
final class RegisterHistory {

  private RegisterHistory() {}

  /** A freeze, open or ended, with its steps. */
  public record Freeze(
      String freezeNo, String court, String caseNumber, String state, List<Step> steps) {

    public Freeze {
      steps = List.copyOf(steps);
    }
  }

  /** A step: what it changed stands as {@code from → to}. */
  public record Step(String at, String what, String by, String why, String changes) {}

  static List<Freeze> of(List<RegisterEntry> entries, DeskWords words) {
    return entries.stream()
        .map(entry ->
            new Freeze(
                entry.freezeNo(),
                entry.court(),
                entry.caseNumber(),
                words.word("freeze", entry.state()),
                steps(entry, words)))
        .toList();
  }

  private static List<Step> steps(RegisterEntry entry, DeskWords words) {
    List<RegisterEvent> history = entry.history() == null ? List.of() : entry.history();
    List<Step> steps = new ArrayList<>();
    RegisterEvent before = null;
    for (RegisterEvent event : history) {
      Step step = step(event, words);
      if (!step.changes().isEmpty() || !isSame(before, event)) {
        steps.add(step);
      }
      before = event;
    }
    return steps;
  }

  /** The books say it of the freeze and of its part on the account; one line is enough. */
  private static boolean isSame(RegisterEvent before, RegisterEvent event) {
    return before != null && before.what().equals(event.what()) && before.at().equals(event.at());
  }

  private static Step step(RegisterEvent event, DeskWords words) {
    return new Step(
        words.at(event.at()),
        words.word("step", event.what()),
        words.actor(event.by()),
        event.why() == null ? "" : words.word("why", event.why()),
        changes(event, words));
  }

  private static String changes(RegisterEvent event, DeskWords words) {
    List<String> changes = new ArrayList<>();
    sum(changes, words.say("fact_ordered"), event.orderedBefore(), event.orderedAfter(), words);
    sum(changes, words.say("fact_frozen"), event.frozenBefore(), event.frozenAfter(), words);
    text(changes, words.say("label_court"), event.courtBefore(), event.courtAfter());
    text(changes, words.say("label_case"), event.caseBefore(), event.caseAfter());
    return String.join(" · ", changes);
  }

  private static void sum(
      List<String> changes, String name, Money before, Money after, DeskWords words) {
    if (after != null && !Objects.equals(before, after)) {
      String was = before == null ? "" : words.yuan(before) + " → ";
      changes.add(name + " " + was + words.yuan(after));
    }
  }

  private static void text(List<String> changes, String name, String before, String after) {
    if (after != null && !Objects.equals(before, after)) {
      changes.add(name + " " + (before == null ? "" : before + " → ") + after);
    }
  }
}
