package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.identity.PersonId;
import org.chakong.fund.core.Core;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestForm;

/** Finds an account by its number, or by its holder's id number, which stands in no address. */
@Path(FindAccountResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.CLERK)
public class FindAccountResource {

  static final String PATH = "/pages/accounts";

  private static final String CITIZEN_ID = "01";
  private static final int UNPROCESSABLE = 422;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Core core;
  private final OwnLooks looks;
  private final RoutingContext http;

  FindAccountResource(
      @Location("fund/accounts.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Core core,
      OwnLooks looks,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.core = core;
    this.looks = looks;
    this.http = http;
  }

  @GET
  public String ask() {
    return page("", "", List.of());
  }

  @POST
  @Path("/find")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response find(@RestForm String number) {
    String wanted = number == null ? "" : number.strip();
    List<String> found = found(wanted);
    found.forEach(looks::atRegister);
    if (found.isEmpty()) {
      String words = texts.say(Language.of(http), "accounts_none");
      return Response.status(UNPROCESSABLE).entity(page(wanted, words, found)).build();
    }
    return found.size() == 1
        ? Response.seeOther(UriBuilder.fromPath(PATH + "/{no}/freezes").build(found.getFirst()))
            .build()
        : Response.ok(page("", "", found)).build();
  }

  private List<String> found(String number) {
    Optional<PersonId> person = PersonId.parse(CITIZEN_ID, number);
    return person.isPresent()
        ? core.accountsOf(person.get()).stream().map(CoreFacts.Account::accountNo).toList()
        : core.account(number).map(CoreFacts.Account::accountNo).stream().toList();
  }

  private String page(String typed, String refused, List<String> found) {
    return pages.write(
        template, http, "accounts", Map.of("typed", typed, "refused", refused, "found", found));
  }
}
