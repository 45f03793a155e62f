package org.chakong.fund.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestQuery;

/** Payouts 扣划付款: what the core was told to pay, the longest instructed first. */
@Path(PayoutPageResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.OPS, DeskMenu.CORE})
public class PayoutPageResource {

  static final String PATH = "/pages/payouts";

  private final PayoutPage page;

  PayoutPageResource(PayoutPage page) {
    this.page = page;
  }

  @GET
  public String list(@RestQuery String state, @RestQuery String cursor) {
    return page.write(state, cursor == null || cursor.isBlank() ? null : cursor, "");
  }
}
