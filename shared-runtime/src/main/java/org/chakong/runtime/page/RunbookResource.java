package org.chakong.runtime.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;

/** What to do when something is wrong; it tells nothing of this service's data. */
@Path("/pages/runbook")
@Authenticated
@Produces(PageWriter.HTML)
public class RunbookResource {

  private final Template template;
  private final PageWriter pages;
  private final Runbook runbook;
  private final RoutingContext http;

  RunbookResource(
      @Location("page/runbook.html") Template template,
      PageWriter pages,
      Runbook runbook,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.runbook = runbook;
    this.http = http;
  }

  @GET
  public String show() {
    return pages.write(template, http, "runbook", Map.of("body", runbook.in(Language.of(http))));
  }
}
