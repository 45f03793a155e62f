package org.chakong.fund.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Scans for the form of the window. */
@Path(CounterResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.CLERK)
public class CounterScanResource {

  private final CounterPage page;
  private final CounterScans scans;

  CounterScanResource(CounterPage page, CounterScans scans) {
    this.page = page;
    this.scans = scans;
  }

  @POST
  @Path("/papers")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(MultipartFormDataInput input) {
    CounterScans.Taken taken = scans.take(input);
    return Response.status(taken.status()).entity(page.write(taken.form(), taken.back())).build();
  }
}
