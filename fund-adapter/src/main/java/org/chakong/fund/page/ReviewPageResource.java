package org.chakong.fund.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One review with everything side by side on a page. */
@Path(ReviewListResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class ReviewPageResource {

  private final ReviewPage page;

  ReviewPageResource(ReviewPage page) {
    this.page = page;
  }

  @GET
  @Path("/{requestNo}")
  public String show(@RestPath String requestNo, @RestQuery String done, @RestQuery String seen) {
    return page.show(requestNo, done, seen);
  }

  @POST
  @Path("/{requestNo}/person")
  public String showPerson(@RestPath String requestNo) {
    return page.withPerson(requestNo);
  }
}
