package org.chakong.fund.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.web.ReceiptDesk;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** One request with all that became of it on a page, and its receipt to be printed. */
@Path(RequestPageResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.OPS})
public class RequestPageResource {

  static final String PATH = "/pages/requests";

  private final RequestPage page;
  private final ReceiptDesk receipts;

  RequestPageResource(RequestPage page, ReceiptDesk receipts) {
    this.page = page;
    this.receipts = receipts;
  }

  @GET
  @Path("/{requestNo}")
  public String show(@RestPath String requestNo, @RestQuery String done) {
    return page.show(requestNo, "filed".equals(done));
  }

  @POST
  @Path("/{requestNo}/person")
  public String showPerson(@RestPath String requestNo) {
    return page.withPerson(requestNo);
  }

  /** The receipt 回执; the API's address of it does not know the page's cookie. */
  @GET
  @Path("/{requestNo}/receipt")
  @Produces("application/pdf")
  public RestResponse<byte[]> receipt(@RestPath String requestNo) {
    return receipts
        .receipt(requestNo)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }
}
