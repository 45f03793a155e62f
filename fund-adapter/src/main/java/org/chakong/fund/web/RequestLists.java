package org.chakong.fund.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.FundApi.Review;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.InboxFilter;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.ReadRequests.Listed;
import org.chakong.fund.request.ReadRequests.Waiting;
import org.chakong.fund.request.RequestFilter;
import org.chakong.fund.request.ReviewFilter;
import org.chakong.fund.request.ReviewKey;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/** Lists of requests, page by page. */
@ApplicationScoped
public class RequestLists {

  private static final int REVIEW_KEY_PARTS = 2;

  private final ReadRequests requests;
  private final OwnLooks looks;

  RequestLists(ReadRequests requests, OwnLooks looks) {
    this.requests = requests;
    this.looks = looks;
  }

  Optional<TrackedRequest> request(String requestNo) {
    Optional<TrackedRequest> found = requests.find(requestNo);
    found.ifPresent(request -> looks.atRequest(Look.Kind.REQUEST, requestNo));
    return found;
  }

  Page<TrackedRequest> requests(
      RequestStatus status, Action action, String court, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    long below = page.after().map(after -> number(after.key().getFirst())).orElse(Long.MAX_VALUE);
    List<Listed> found =
        requests.newest(new RequestFilter(status, action, court), below, page.fetch());
    Page<TrackedRequest> shown =
        page.page(found, Listed::request, item -> Cursor.after(item.sequence()));
    looks.atList(
        Look.Kind.REQUESTS, shown.items().stream().map(TrackedRequest::requestNo).toList());
    return shown;
  }

  public Page<TrackedRequest> inbox(InboxFilter filter, String cursor) {
    PageRequest page = PageRequest.of(null, cursor, REVIEW_KEY_PARTS);
    Page<TrackedRequest> shown =
        page.page(
            requests.inbox(
                filter, page.after().map(RequestLists::key).orElseGet(filter::start), page.fetch()),
            ReadRequests.Incoming::request,
            item -> Cursor.after(item.key().due(), item.key().sequence()));
    looks.atList(
        Look.Kind.REQUESTS, shown.items().stream().map(TrackedRequest::requestNo).toList());
    return shown;
  }

  public Page<Review> reviews(ReviewFilter filter, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, REVIEW_KEY_PARTS);
    ReviewKey after = page.after().map(RequestLists::key).orElse(ReviewKey.START);
    Page<Review> shown =
        page.page(
            requests.inReview(filter, after, page.fetch()),
            RequestLists::review,
            item -> Cursor.after(item.key().due(), item.key().sequence()));
    looks.atList(Look.Kind.REVIEWS, shown.items().stream().map(Review::requestNo).toList());
    return shown;
  }

  private static ReviewKey key(Cursor cursor) {
    String due = cursor.key().getFirst();
    return new ReviewKey(
        ReviewKey.NONE.equals(due) ? due : CursorTime.of(due), number(cursor.key().getLast()));
  }

  private static Review review(Waiting item) {
    return new Review(
        item.request().requestNo(),
        item.request(),
        item.waitsFor(),
        item.firstDecisionBy(),
        item.claimedBy(),
        item.claimedAt() == null
            ? null
            : item.claimedAt().atZone(LegalZone.ZONE).toOffsetDateTime());
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }
}
