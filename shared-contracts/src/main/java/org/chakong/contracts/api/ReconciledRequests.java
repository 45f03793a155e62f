package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A page of the requests of one bucket, by number.
 *
 * @param next the cursor for the page after, null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReconciledRequests(List<ReconciledRequest> items, String next) {

  public ReconciledRequests {
    items = List.copyOf(items);
  }
}
