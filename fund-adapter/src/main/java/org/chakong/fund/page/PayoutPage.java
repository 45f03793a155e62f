package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.InstructedPayout;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.DeductionView;
import org.chakong.fund.web.PayoutLists;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.start.ServiceRoom;

/** Writes the list of payouts. */
@Singleton
class PayoutPage {

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final PayoutLists lists;
  private final SecurityIdentity caller;
  private final ServiceRoom room;
  private final Clock legal;
  private final RoutingContext http;

  PayoutPage(
      @Location("fund/payouts.html") Template template,
      PageWriter pages,
      PageTexts texts,
      PayoutLists lists,
      SecurityIdentity caller,
      ServiceRoom room,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.lists = lists;
    this.caller = caller;
    this.room = room;
    this.legal = legal;
    this.http = http;
  }

  /**
   * A payout; {@code waits} says how long the bank has had it, and is empty once it has answered.
   */
  public record Line(
      String deductionNo,
      String requestNo,
      String court,
      String caseNumber,
      String accountNo,
      String amount,
      String payee,
      String state,
      String mark,
      boolean open,
      String instructedAt,
      String waits,
      String settledAt,
      String bankReference) {}

  /**
   * @param state name of a state, anything else for all
   * @param refused why the bank's word was not taken, empty for nothing
   */
  String write(String state, String cursor, String refused) {
    DeductionView.State only =
        Arrays.stream(DeductionView.State.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null);
    DeskWords words = words();
    Page<InstructedPayout> shown = lists.page(only, null, cursor);
    Map<String, Object> data = new HashMap<>();
    data.put("states", states(only, words));
    data.put("lines", shown.items().stream().map(payout -> line(payout, words)).toList());
    data.put("next", shown.next() == null ? "" : next(only, shown.next()));
    data.put("refused", refused);
    data.put("confirms", room.demo() && caller.hasRole(DeskMenu.CORE));
    data.put("reads", !caller.hasRole(DeskMenu.CORE) || caller.hasRole(DeskMenu.CLERK));
    return pages.write(template, http, "payouts", data);
  }

  DeskWords words() {
    return new DeskWords(texts, Language.of(http), legal.instant());
  }

  private static List<Choice> states(DeductionView.State shown, DeskWords words) {
    List<Choice> states = new ArrayList<>();
    states.add(new Choice("", words.say("desk_any"), shown == null));
    Arrays.stream(DeductionView.State.values())
        .map(one -> new Choice(one.name(), words.word("payout", one), one == shown))
        .forEach(states::add);
    return states;
  }

  private static Line line(InstructedPayout payout, DeskWords words) {
    DeductionView deduction = payout.deduction();
    DeductionView.Payout bank = deduction.payout();
    boolean open = bank.state() == DeductionView.State.INSTRUCTED;
    return new Line(
        deduction.deductionNo(),
        payout.requestNo(),
        payout.court(),
        payout.caseNumber(),
        deduction.accountNo(),
        words.yuan(payout.instructed()),
        bank.payee().accountName() + " " + bank.payee().accountNo(),
        words.word("payout", bank.state()),
        switch (bank.state()) {
          case INSTRUCTED -> "";
          case PAID -> "good";
          case FAILED -> "bad";
        },
        open,
        words.at(bank.instructedAt()),
        open ? words.since(bank.instructedAt()) : "",
        words.at(bank.settledAt()),
        bank.bankReference() == null ? "" : bank.bankReference());
  }

  private static String next(DeductionView.State state, String cursor) {
    return UriBuilder.fromPath(PayoutPageResource.PATH)
        .queryParam("state", state == null ? "" : state)
        .queryParam("cursor", cursor)
        .build()
        .toString();
  }
}
