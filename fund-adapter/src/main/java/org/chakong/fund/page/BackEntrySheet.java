package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.fund.page.ReviewSheet.Fact;

/** A back-entry's facts in words, each with its name. */
final class BackEntrySheet {

  private final BackEntry entry;
  private final DeskWords words;
  private final boolean whole;

  /**
   * @param whole whether names and id numbers are shown in full
   */
  BackEntrySheet(BackEntry entry, DeskWords words, boolean whole) {
    this.entry = entry;
    this.words = words;
    this.whole = whole;
  }

  List<Fact> entry() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("label_status", words.word("back", entry.state())));
    facts.add(fact("back_served", words.at(entry.servedAt())));
    facts.add(fact("back_reason", entry.reason()));
    facts.add(fact("back_entered", words.at(entry.enteredAt())));
    facts.add(fact("back_entered_by", words.person(entry.enteredBy())));
    if (entry.endedAt() != null) {
      facts.add(fact("back_ended", words.at(entry.endedAt())));
      facts.add(fact("back_ended_by", words.person(entry.endedBy())));
    }
    if (entry.comment() != null) {
      facts.add(fact("back_comment", entry.comment()));
    }
    return facts;
  }

  List<Fact> order() {
    AssistanceRequest request = entry.request();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("label_action", words.word("action", entry.action())));
    facts.add(fact("label_court", entry.court()));
    facts.add(fact("label_case", request.courtCase().reference()));
    switch (request.instruction()) {
      case Instruction.Freeze freeze -> {
        facts.add(fact("label_amount", words.yuan(freeze.amount())));
        facts.add(fact("label_term", term(freeze.termMonths(), freeze.until())));
      }
      case Instruction.Extend extend -> {
        facts.add(fact("label_freeze_no", extend.freezeNo()));
        facts.add(fact("label_term", term(extend.termMonths(), extend.until())));
      }
      case Instruction.Query q -> {}
      case Instruction.Unfreeze u -> {}
      case Instruction.Deduct d -> {}
    }
    return facts;
  }

  private String term(Integer months, Object until) {
    return months == null ? String.valueOf(until) : words.say("desk_months", months);
  }

  List<Fact> persons() {
    AssistanceRequest request = entry.request();
    return List.of(
        fact("label_person", ShownPerson.name(request.subject().name(), whole)),
        fact("label_id_number", ShownPerson.number(request.subject().idNumber(), whole)));
  }

  List<String> papers() {
    return entry.request().documents().stream()
        .map(paper ->
            words.word("paper", paper.type())
                + (paper.number() == null ? "" : " " + paper.number()))
        .toList();
  }

  /** What became of the order; empty before it is approved. */
  List<Fact> result() {
    if (entry.result() == null) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("label_status", words.word("status", entry.result().status())));
    Optional<Answer> answer = Optional.ofNullable(entry.result().answer());
    answer
        .map(Answer::verdict)
        .ifPresent(verdict -> facts.add(fact("back_verdict", words.word("verdict", verdict))));
    answer.map(Answer::freeze).ifPresent(freeze -> addFreeze(facts, freeze));
    return facts;
  }

  private void addFreeze(List<Fact> facts, FreezeView freeze) {
    facts.add(fact("label_freeze_no", freeze.freezeNo()));
    facts.add(fact("label_frozen", words.yuan(freeze.frozen())));
    facts.add(fact("label_waiting", words.yuan(freeze.waiting())));
    if (freeze.position() != null) {
      facts.add(fact("back_position", String.valueOf(freeze.position())));
    }
  }

  private Fact fact(String name, String value) {
    return new Fact(words.say(name), value);
  }
}
