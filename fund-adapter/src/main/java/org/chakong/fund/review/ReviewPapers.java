package org.chakong.fund.review;

import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.ReviewDetail.ReviewPaper;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.ReadPaper.Kept;

/** The papers that a request names, as a reviewer sees them. */
final class ReviewPapers {

  private ReviewPapers() {}

  /**
   * @param kept those that were handed over, by their ids
   * @param context null where nobody asks for the seals any more
   */
  static List<ReviewPaper> of(
      TrackedRequest request, Map<String, Kept> kept, FilingContext context) {
    List<DocumentRef> named = request.documents() == null ? List.of() : request.documents();
    return named.stream()
        .map(document ->
            paper(request.requestNo(), document, kept.get(document.documentId()), context))
        .toList();
  }

  private static ReviewPaper paper(
      String requestNo, DocumentRef document, Kept kept, FilingContext context) {
    boolean there = kept != null;
    return new ReviewPaper(
        document.type(),
        document.number(),
        document.original(),
        document.documentId(),
        there ? kept.mediaType() : null,
        there ? kept.size() : null,
        there ? "/fund/v1/requests/" + requestNo + "/documents/" + document.documentId() : null,
        there && context != null ? seal(context.sealOf(document)) : null);
  }

  private static ReviewPaper.Seal seal(SealState state) {
    return switch (state) {
      case SealState.None none -> ReviewPaper.Seal.NONE;
      case SealState.Valid valid -> ReviewPaper.Seal.VALID;
      case SealState.Invalid invalid -> ReviewPaper.Seal.INVALID;
      case SealState.Broken broken -> ReviewPaper.Seal.BROKEN;
      case SealState.Unverifiable unverifiable -> ReviewPaper.Seal.UNVERIFIABLE;
    };
  }
}
