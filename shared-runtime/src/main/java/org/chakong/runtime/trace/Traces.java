package org.chakong.runtime.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Spans of one trace from a filing to its answer, however long that takes and whichever process
 * does it: what is stored with a request is its W3C {@code traceparent}, and whoever goes on with
 * it continues that trace. Nothing is decided by a trace, so nobody has to sign or believe one.
 */
@ApplicationScoped
public class Traces {

  /** The header, and the name of the columns that keep it. */
  public static final String TRACEPARENT = "traceparent";

  private static final AttributeKey<String> REQUEST_NO =
      AttributeKey.stringKey("chakong.request_no");
  private static final AttributeKey<String> SUBJECT = AttributeKey.stringKey("chakong.action");
  private static final AttributeKey<String> PEER = AttributeKey.stringKey("chakong.peer");
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<String> HEADER = new OneHeader();

  private final Tracer tracer;

  /**
   * @param off the library would go on making spans that nobody collects
   */
  Traces(
      Tracer tracer,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "false") boolean off) {
    this.tracer = off ? TracerProvider.noop().get("") : tracer;
  }

  /** The {@code traceparent} of what is being done now, null when nobody traces it. */
  public String current() {
    Map<String, String> headers = new HashMap<>();
    W3C.inject(Context.current(), headers, Map::put);
    return headers.get(TRACEPARENT);
  }

  /** Does the work as a step of what is being done now. */
  public <T> T during(Step step, Supplier<T> work) {
    return during(step, null, work);
  }

  /**
   * Does the work as a step of a trace that may have begun long ago and elsewhere. What is being
   * done now, if that is another trace, is linked.
   *
   * @param traceparent as {@link #current()} gave it, null for none
   */
  public <T> T during(Step step, String traceparent, Supplier<T> work) {
    SpanBuilder span = continuing(traceparent, step.name(), SpanKind.INTERNAL);
    if (step.requestNo() != null) {
      span.setAttribute(REQUEST_NO, step.requestNo());
    }
    if (step.subject() != null) {
      span.setAttribute(SUBJECT, step.subject().name());
    }
    return run(span.startSpan(), work);
  }

  /** As {@link #during(Step, String, Supplier)}, for what gives nothing back. */
  public void during(Step step, String traceparent, Runnable work) {
    during(
        step,
        traceparent,
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Does a call on a peer, as its client.
   *
   * @param peer a party, which is an institution
   */
  public <T> T calling(String method, String peer, Supplier<T> work) {
    SpanBuilder span = continuing(null, method + " " + peer, SpanKind.CLIENT);
    return run(span.setAttribute(PEER, peer).startSpan(), work);
  }

  private SpanBuilder continuing(String traceparent, String name, SpanKind kind) {
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind);
    Context kept = W3C.extract(Context.root(), traceparent, HEADER);
    SpanContext begun = Span.fromContext(kept).getSpanContext();
    SpanContext here = Span.current().getSpanContext();
    if (!begun.isValid() || begun.getTraceId().equals(here.getTraceId())) {
      return span;
    }
    span.setParent(kept);
    return here.isValid() ? span.addLink(here) : span;
  }

  /** Of a failure its class only: its text may quote a request. */
  private static <T> T run(Span span, Supplier<T> work) {
    try (Scope scope = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private static final class OneHeader implements TextMapGetter<String> {

    @Override
    public Iterable<String> keys(String traceparent) {
      return Set.of(TRACEPARENT);
    }

    @Override
    public String get(String traceparent, String key) {
      return TRACEPARENT.equals(key) ? traceparent : null;
    }
  }
}
