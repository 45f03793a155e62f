package org.chakong.runtime.channel;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.chakong.runtime.trace.Traces;

/** Says which trace a call belongs to. The header is not signed, and nobody acts on it. */
class TraceHeader implements ClientRequestFilter {

  private final Traces traces;

  TraceHeader(Traces traces) {
    this.traces = traces;
  }

  @Override
  public void filter(ClientRequestContext request) {
    String traceparent = traces.current();
    if (traceparent != null) {
      request.getHeaders().putSingle(Traces.TRACEPARENT, traceparent);
    }
  }
}
