package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.fund.page.CounterPage.Back;
import org.chakong.runtime.page.PageWriter;

/** The window's intake form with the time of service and the reason before it. */
@Singleton
class LateOrderPage {

  static final String SERVED_AT = "servedAt";
  static final String REASON = "reason";

  /** What rests on the order of service. */
  private static final List<Action> MEASURES = List.of(Action.FREEZE, Action.EXTEND);

  /** As a browser writes a date and time. */
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final Template template;
  private final PageWriter pages;
  private final CounterPage intake;
  private final Clock legal;
  private final RoutingContext http;

  LateOrderPage(
      @Location("fund/back-entry-new.html") Template template,
      PageWriter pages,
      CounterPage intake,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.intake = intake;
    this.legal = legal;
    this.http = http;
  }

  String write(CounterForm typed, Back back) {
    Map<String, Object> data = intake.intake(typed, back, LateOrderResource.PATH);
    data.put("actions", actions(typed));
    data.put("servedAt", typed.typed(SERVED_AT));
    data.put("reason", typed.typed(REASON));
    data.put("latest", MINUTE.format(legal.instant().atZone(LegalZone.ZONE)));
    return pages.write(template, http, "back_entries", data);
  }

  private List<Choice> actions(CounterForm typed) {
    DeskWords words = intake.words();
    return Arrays.stream(Action.values())
        .filter(MEASURES::contains)
        .map(action ->
            new Choice(
                action.name(),
                words.word("action", action),
                typed.action().filter(action::equals).isPresent()))
        .toList();
  }

  /** The time of service as typed, in Beijing time; empty where it cannot be read. */
  static Optional<OffsetDateTime> servedAt(CounterForm typed) {
    try {
      LocalDateTime at = LocalDateTime.parse(typed.typed(SERVED_AT).replace(' ', 'T'));
      return Optional.of(at.atZone(LegalZone.ZONE).toOffsetDateTime());
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
