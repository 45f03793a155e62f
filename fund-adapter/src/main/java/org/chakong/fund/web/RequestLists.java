package org.chakong.fund.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.FundApi.Review;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.ReadRequests.Listed;
import org.chakong.fund.request.ReadRequests.Waiting;
import org.chakong.fund.request.RequestFilter;
import org.chakong.fund.request.ReviewKey;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/** Lists of requests, page by page. */
@ApplicationScoped
class RequestLists {

  private static final int REVIEW_KEY_PARTS = 2;

  private final ReadRequests requests;

  RequestLists(ReadRequests requests) {
    this.requests = requests;
  }

  Optional<TrackedRequest> request(String requestNo) {
    return requests.find(requestNo);
  }

  Page<TrackedRequest> requests(
      RequestStatus status, Action action, String court, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    long below = page.after().map(after -> number(after.key().getFirst())).orElse(Long.MAX_VALUE);
    List<Listed> found =
        requests.newest(new RequestFilter(status, action, court), below, page.fetch());
    return page.page(found, Listed::request, item -> Cursor.after(item.sequence()));
  }

  Page<Review> reviews(Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, REVIEW_KEY_PARTS);
    ReviewKey after =
        page.after()
            .map(key -> new ReviewKey(key.key().getFirst(), number(key.key().getLast())))
            .orElse(ReviewKey.START);
    return page.page(
        requests.inReview(after, page.fetch()),
        RequestLists::review,
        item -> Cursor.after(item.key().due(), item.key().sequence()));
  }

  private static Review review(Waiting item) {
    return new Review(
        item.request().requestNo(), item.request(), item.waitsFor(), item.firstDecisionBy());
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }
}
