package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.web.RegisterLists;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The freeze register 冻结登记 of one account in pictures. */
@Path(FindAccountResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.CLERK)
public class RegisterPageResource {

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Core core;
  private final FreezeRegister register;
  private final RegisterLists lists;
  private final Clock legal;
  private final RoutingContext http;

  RegisterPageResource(
      @Location("fund/register.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Core core,
      FreezeRegister register,
      RegisterLists lists,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.core = core;
    this.register = register;
    this.lists = lists;
    this.legal = legal;
    this.http = http;
  }

  /**
   * @param cursor where the history goes on, null for its beginning
   */
  @GET
  @Path("/{accountNo}/freezes")
  public String show(@RestPath String accountNo, @RestQuery String cursor) {
    CoreFacts.Account account =
        core.account(accountNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    // writes the look down
    Page<RegisterEntry> history = lists.page(accountNo, true, null, cursor);
    List<RegisterEntry> open = register.entries(accountNo);
    DeskWords words = new DeskWords(texts, Language.of(http), legal.instant());
    Map<String, Object> data = new HashMap<>();
    data.put("accountNo", accountNo);
    data.put("holder", ShownPerson.name(account.owner().name(), false));
    data.put("status", words.word("account", account.status()));
    data.put("balance", words.yuan(account.balance()));
    data.put("free", words.yuan(account.available()));
    sums(data, open, words);
    LocalDate today = LegalZone.dayOf(legal.instant());
    data.put("today", today.toString());
    data.put("picture", RegisterPicture.of(account.balance(), open, today, words));
    data.put("history", RegisterHistory.of(history.items(), words));
    data.put("next", history.next() == null ? "" : next(accountNo, history.next()));
    return pages.write(template, http, "register", data);
  }

  private static void sums(Map<String, Object> data, List<RegisterEntry> open, DeskWords words) {
    Money frozen = open.stream().map(RegisterEntry::frozen).reduce(Money.ZERO, Money::plus);
    Money waiting = open.stream().map(RegisterEntry::waiting).reduce(Money.ZERO, Money::plus);
    data.put("frozen", words.yuan(frozen));
    data.put("waiting", words.yuan(waiting));
  }

  private static String next(String accountNo, String cursor) {
    return UriBuilder.fromPath(FindAccountResource.PATH + "/{no}/freezes")
        .queryParam("cursor", cursor)
        .build(accountNo)
        .toString();
  }
}
