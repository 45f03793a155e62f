package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;

/**
 * The last day of the last year whose holidays are known: what is filed now is done at once, what
 * must be counted in the next year stays open and is said to be, and is counted as soon as somebody
 * puts the year in place.
 */
final class MissingCalendar {

  private static final String MISSING = "CALENDAR_INCOMPLETE";
  private static final String WARNING = "working-day-calendar";
  private static final String STATE = "/sla/state";
  private static final String DUE = "/sla/dueAt";

  /** Leaves legal time there, so that the day can be reconciled. */
  void on(TrialGround ground) throws IOException {
    int year = WorkingDayCalendar.load(MissingCalendar.class.getClassLoader()).lastYear() + 1;
    ground
        .world()
        .clock(LocalDate.of(year - 1, 12, 31).atTime(10, 0).atZone(LegalZone.ZONE).toInstant());
    Debtor debtor = ground.debtor(5_000);
    ground
        .site()
        .services()
        .forEach(service ->
            ground.await(
                "the missing year is an alarm of the " + service.kind().room(),
                () -> ground.warns(service, WARNING)));
    Reply placed = ground.place(debtor, ground.freeze(debtor, "1000.00"));
    ground.must("the answer says what is missing", placed.codes().contains(MISSING));
    ground.must("the deadline is open", isOpen(placed));
    Filing review = ground.forReview(debtor);
    ground.hand(debtor, review);
    ground.await("a clerk has it", () -> "IN_REVIEW".equals(here(ground, review).at("/status")));
    ground.must("the court sees an open deadline", isOpen(here(ground, review)));
    ground.must("the centre sees an open deadline", isOpen(there(ground, review)));
    publish(ground.site().data(), year);
    ground.await(
        "the deadline is counted once the year is there",
        () -> "RUNNING".equals(here(ground, review).at(STATE)));
    ground.await(
        "both sides count the same",
        () ->
            there(ground, review).at(DUE) != null
                && there(ground, review).at(DUE).equals(here(ground, review).at(DUE)));
    Reply after = ground.place(debtor, ground.freeze(debtor, "500.00"));
    ground.must("nothing is missing any more", !after.codes().contains(MISSING));
    ground
        .site()
        .services()
        .forEach(service -> ground.await("the alarm ends", () -> !ground.warns(service, WARNING)));
    ground.refuse(review);
    ground.saw("the year " + year + " missing, then put in place: open deadlines counted");
  }

  private static boolean isOpen(Reply request) {
    return MISSING.equals(request.at(STATE)) && request.at(DUE) == null;
  }

  private static Reply here(TrialGround ground, Filing filing) {
    return ground.court().request(filing.requestNo());
  }

  private static Reply there(TrialGround ground, Filing filing) {
    return ground.centre().request(filing.requestNo());
  }

  /** As an operator does, for both services at once; the holidays are made up. */
  private static void publish(Path data, int year) throws IOException {
    Path folder = Files.createDirectories(data.resolve("calendar"));
    Path draft = folder.resolve("." + year + ".json");
    Files.writeString(
        draft,
        "{\"year\":%d,\"source\":\"made up\",\"holidays\":[\"%d-01-01\"],\"makeUpWorkdays\":[]}"
            .formatted(year, year));
    Files.move(draft, folder.resolve(year + ".json"), StandardCopyOption.ATOMIC_MOVE);
  }
}
