package org.chakong.fund.page;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.TermEnd;
import org.chakong.contracts.identity.AmountInWords;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.calendar.CurrentCalendar;

/**
 * What a clerk compares with the notice while typing: the amount in words, and the day on which a
 * term that is counted from today ends.
 */
@Singleton
class CounterAids {

  private static final String MONTHS = "[1-9]\\d{0,3}";

  private final CurrentCalendar calendar;
  private final Clock legal;

  CounterAids(CurrentCalendar calendar, Clock legal) {
    this.calendar = calendar;
    this.legal = legal;
  }

  /** Empty where no sum can be read. */
  String amount(CounterForm form, DeskWords words) {
    return sum(form.typed("instruction.amount"))
        .map(sum -> words.say("counter_in_words", words.yuan(sum), "人民币" + AmountInWords.of(sum)))
        .orElse("");
  }

  /** Empty where no term can be read; an extension is counted from an end that stands elsewhere. */
  String term(CounterForm form, PolicyProfile profile, DeskWords words) {
    String printed = Typing.day(form.typed("instruction.until"));
    if (!printed.isEmpty()) {
      return day(printed).map(day -> words.say("counter_printed_end", day)).orElse("");
    }
    String months = form.typed("instruction.termMonths");
    if (!months.matches(MONTHS)) {
      return "";
    }
    return form.action().filter(action -> action == Action.EXTEND).isPresent()
        ? words.word("renewal", profile.term().renewalBase().value())
        : counted(Integer.parseInt(months), profile, words);
  }

  private String counted(int months, PolicyProfile profile, DeskWords words) {
    LocalDate today = LegalZone.dayOf(legal.instant());
    boolean rolls = profile.term().rollsOverRestDay().value();
    return switch (calendar.now().termEnd(today, months, rolls)) {
      case TermEnd.On on ->
          on.rolled().equals(on.nominal())
              ? words.say("counter_term_end", on.rolled())
              : words.say("counter_term_rolled", on.rolled(), on.nominal());
      case TermEnd.CalendarIncomplete missing ->
          words.say("counter_term_open", missing.nominal(), missing.missingYear());
    };
  }

  private static Optional<Money> sum(String typed) {
    String plain = Typing.sum(typed);
    return plain.matches("(0|[1-9]\\d{0,12})\\.\\d{2}")
        ? Optional.of(Money.parse(plain))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String plain) {
    try {
      return Optional.of(LocalDate.parse(plain));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
