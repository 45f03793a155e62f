package org.chakong.fund.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import org.chakong.contracts.api.FundPaperApi;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.DocumentType;
import org.chakong.fund.request.ReadPaper;
import org.chakong.fund.request.ReadPaper.Handed;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Hands papers to a browser. They came from outside: each is what its bytes are, runs nothing, and
 * stays in no cache.
 */
public class FundPaperResource implements FundPaperApi {

  private final ReadPaper papers;
  private final OwnLooks looks;

  FundPaperResource(ReadPaper papers, OwnLooks looks) {
    this.papers = papers;
    this.looks = looks;
  }

  @Override
  @RolesAllowed({"fund-clerk", "fund-supervisor"})
  public RestResponse<byte[]> document(String requestNo, String documentId) {
    Handed paper =
        papers
            .read(requestNo, documentId)
            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    looks.atDocument(requestNo, documentId);
    return response(requestNo, paper);
  }

  private static RestResponse<byte[]> response(String requestNo, Handed paper) {
    DocumentType type = paper.document().type();
    String name = requestNo + "-" + type + "." + ending(paper.mediaType());
    return RestResponse.ResponseBuilder.ok(paper.bytes(), paper.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .build();
  }

  private static String ending(String mediaType) {
    return mediaType.substring(mediaType.indexOf('/') + 1);
  }
}
