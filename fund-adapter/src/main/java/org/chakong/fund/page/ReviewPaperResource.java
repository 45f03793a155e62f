package org.chakong.fund.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.request.ReadPaper;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The papers of a review for its page; the API's address of them does not know the page's cookie.
 */
@Path(ReviewListResource.PATH)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class ReviewPaperResource {

  private final ReadPaper papers;
  private final OwnLooks looks;

  ReviewPaperResource(ReadPaper papers, OwnLooks looks) {
    this.papers = papers;
    this.looks = looks;
  }

  /** As it was handed over; it is what its bytes are and runs nothing. */
  @GET
  @Path("/{requestNo}/papers/{documentId}")
  public RestResponse<byte[]> paper(@RestPath String requestNo, @RestPath String documentId) {
    ReadPaper.Handed paper =
        papers
            .read(requestNo, documentId)
            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    looks.atDocument(requestNo, documentId);
    return RestResponse.ResponseBuilder.ok(paper.bytes(), paper.mediaType())
        .header("Content-Disposition", "inline")
        .build();
  }
}
