package org.chakong.runtime.channel;

import io.quarkus.vertx.http.runtime.filters.Filters;
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

  private static final int BEFORE_THE_SERVERS_OWN_LIMIT = 1000;

  private final EarlyRefusal refusal;

  BodyLimit(EarlyRefusal refusal) {
    this.refusal = refusal;
  }

  void install(@Observes Filters filters) {
    filters.register(this::limit, BEFORE_THE_SERVERS_OWN_LIMIT);
  }

  private void limit(RoutingContext http) {
    HttpServerRequest request = http.request();
    boolean channel = ChannelPaths.isChannel(http.normalizedPath());
    if (EarlyRefusal.announced(request) > (channel ? BYTES : EarlyRefusal.LARGEST_BODY)) {
      refusal.end(http, ProblemCode.TOO_LARGE);
    } else {
      http.next();
    }
  }
}
