package org.chakong.runtime.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Takes out of the spans of HTTP calls what may name somebody: the query, since anybody can write
 * anything behind a question mark, and the numbers of accounts.
 */
@Singleton
class WithoutPersons implements SpanProcessor {

  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final Pattern ACCOUNT = Pattern.compile("/accounts/[^/]+");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    if (span.getAttribute(QUERY) != null) {
      span.setAttribute(QUERY, "");
    }
    String path = span.getAttribute(PATH);
    if (path != null) {
      span.setAttribute(PATH, ACCOUNT.matcher(path).replaceAll("/accounts/-"));
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // only starts are looked at
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
