package org.chakong.runtime.restore;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.channel.EarlyRefusal;

/** Refuses calls with 503 while the service may not serve; before any of their body is read. */
@Singleton
class ClosedDoor {

  private static final int AFTER_ADMISSION = 1050;
  private static final String RETRY_SECONDS = "5";

  /** Two sides that are restored at the same time ask each other; health and keys are for all. */
  private static final List<String> ALWAYS =
      List.of("/q/", "/.well-known/", "/channel/v1/restorations", "/demo/");

  private final Instance<ServiceDoor> door;
  private final Instance<AwaitedWords> awaited;
  private final EarlyRefusal refusal;

  /**
   * @param door looked up late: filters are installed before there is a database
   */
  ClosedDoor(Instance<ServiceDoor> door, Instance<AwaitedWords> awaited, EarlyRefusal refusal) {
    this.door = door;
    this.awaited = awaited;
    this.refusal = refusal;
  }

  void install(@Observes Filters filters) {
    filters.register(this::admit, AFTER_ADMISSION);
  }

  private void admit(RoutingContext http) {
    String path = http.normalizedPath();
    if (ALWAYS.stream().anyMatch(path::startsWith)
        || door.get().isOpen()
        || isAwaited(http.request().method() + " " + path)) {
      http.next();
    } else {
      http.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      refusal.end(http, ProblemCode.OVERLOADED);
    }
  }

  /** Whoever takes it asks whether the restoration waits for it: only the database knows. */
  private boolean isAwaited(String call) {
    return awaited.isResolvable() && awaited.get().calls().contains(call);
  }
}
