package org.chakong.fund.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.backentry.BackEntries;
import org.chakong.fund.request.ReadPaper;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The scans of an order of an outage 补录, for whoever decides on it; each opened is a look. */
@Path(BackEntryListResource.PATH + "/{requestNo}/papers/{documentId}")
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class BackEntryPaperResource {

  private final BackEntries entries;
  private final OwnLooks looks;

  BackEntryPaperResource(BackEntries entries, OwnLooks looks) {
    this.entries = entries;
    this.looks = looks;
  }

  /** As it was handed over; it is what its bytes are and runs nothing. */
  @GET
  public RestResponse<byte[]> paper(@RestPath String requestNo, @RestPath String documentId) {
    ReadPaper.Handed paper =
        entries
            .paper(requestNo, documentId)
            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    looks.atDocument(requestNo, documentId);
    return RestResponse.ResponseBuilder.ok(paper.bytes(), paper.mediaType())
        .header("Content-Disposition", "inline")
        .build();
  }
}
