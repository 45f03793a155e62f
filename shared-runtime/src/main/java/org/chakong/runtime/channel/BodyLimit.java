package org.chakong.runtime.channel;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.chakong.contracts.problem.ProblemCode;

/**
 * Refuses a message that announces too large a body before any of it is read. The server's own
 * limit would do so too, but on the channel unsigned and elsewhere without a word.
 */
@Singleton
class BodyLimit {

  /** 20 MiB, the largest paper. */
  static final int BYTES = 20 * 1024 * 1024;

  /** The one form that whoever has not signed in may send: a choice of two. */
  private static final String FOR_ANYBODY = "/pages/language";

  private static final int FORM_BYTES = 4096;

  private static final int BEFORE_THE_SERVERS_OWN_LIMIT = 1000;

  private final EarlyRefusal refusal;

  BodyLimit(EarlyRefusal refusal) {
    this.refusal = refusal;
  }

  void install(@Observes Filters filters) {
    filters.register(this::limit, BEFORE_THE_SERVERS_OWN_LIMIT);
  }

  private void limit(RoutingContext http) {
    if (isTooLarge(http.request(), http.normalizedPath())) {
      refusal.end(http, ProblemCode.TOO_LARGE);
    } else {
      http.next();
    }
  }

  private static boolean isTooLarge(HttpServerRequest request, String path) {
    long announced = EarlyRefusal.announced(request);
    if (path.equals(FOR_ANYBODY)) {
      return announced > FORM_BYTES || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
    return announced > (ChannelPaths.isChannel(path) ? BYTES : EarlyRefusal.LARGEST_BODY);
  }
}
