package org.chakong.gateway.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.chakong.gateway.look.Looks;
import org.chakong.gateway.page.RequestPage.Shown;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.gateway.web.Caller;
import org.chakong.gateway.web.PrintDesk;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A request's whole life on one page. */
@Path(RequestPageResource.PATH + "{requestNo}")
@Produces(PageWriter.HTML)
@RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
public class RequestPageResource {

  static final String PATH = "/pages/requests/";

  private final RequestPage page;
  private final Caller caller;
  private final Looks looks;
  private final PrintDesk papers;
  private final RoutingContext http;

  RequestPageResource(
      RequestPage page, Caller caller, Looks looks, PrintDesk papers, RoutingContext http) {
    this.page = page;
    this.caller = caller;
    this.looks = looks;
    this.papers = papers;
    this.http = http;
  }

  @GET
  public String show(@RestPath String requestNo, @RestQuery String done) {
    return page.write(caller.visible(requestNo), new Shown(false, done, Refused.NOTHING));
  }

  /** The same with the person; that somebody asked is written down first. */
  @POST
  @Path("/person")
  public String showPerson(@RestPath String requestNo) {
    StoredRequest request = caller.visible(requestNo);
    looks.atRequest(caller.actor(), request.requestNo());
    PageWriter.comeBackTo(http, PATH + request.requestNo() + "?done=masked");
    return page.write(request, new Shown(true, null, Refused.NOTHING));
  }

  @GET
  @Path("/receipt")
  @Produces("application/pdf")
  public RestResponse<byte[]> receipt(@RestPath String requestNo) {
    return papers.receipt(caller.visible(requestNo));
  }

  @GET
  @Path("/slip")
  @Produces("application/pdf")
  public RestResponse<byte[]> slip(@RestPath String requestNo) {
    return papers.slip(caller.visible(requestNo));
  }
}
