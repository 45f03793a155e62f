package org.chakong.fund.page;

import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.fund.backentry.BackEntries;
import org.chakong.fund.page.ReviewSheet.Fact;
import org.chakong.fund.request.ReadPaper.Kept;

/** A back-entry's facts in words, each with its name. */
final class BackEntrySheet {

  private static final long KIBIBYTE = 1024;

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

  /** Taken back by a clerk and ended because nobody approved it are the same to the contract. */
  static String state(BackEntry entry, DeskWords words) {
    return BackEntries.hasLapsed(entry)
        ? words.say("back_lapsed")
        : words.word("back", entry.state());
  }

  List<Fact> entry() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("label_status", state(entry, words)));
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

  /** A paper; {@code href} is empty where it was not handed over. */
  public record Paper(String type, String number, String size, String href) {}

  List<Paper> papers(Map<String, Kept> kept) {
    return entry.request().documents().stream()
        .map(paper -> paper(paper, Optional.ofNullable(kept.get(paper.documentId()))))
        .toList();
  }

  private Paper paper(DocumentRef paper, Optional<Kept> kept) {
    return new Paper(
        words.word("paper", paper.type()),
        paper.number() == null ? "" : paper.number(),
        kept.map(scan -> words.say("desk_kib", scan.size() / KIBIBYTE + 1))
            .orElseGet(() -> words.say("desk_no_paper")),
        kept.map(scan ->
                UriBuilder.fromPath(BackEntryListResource.PATH + "/{no}/papers/{id}")
                    .build(entry.requestNo(), scan.documentId())
                    .toString())
            .orElse(""));
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
