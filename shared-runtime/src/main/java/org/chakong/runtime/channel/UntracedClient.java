package org.chakong.runtime.channel;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * Keeps the HTTP client from making spans of its own: it knows the trace only on the server's
 * threads, and would put the header of another one over ours on any other.
 */
class UntracedClient implements ContextResolver<HttpClientOptions> {

  @Override
  public HttpClientOptions getContext(Class<?> type) {
    return new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE);
  }
}
