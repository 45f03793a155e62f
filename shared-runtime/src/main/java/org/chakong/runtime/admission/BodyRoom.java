package org.chakong.runtime.admission;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.chakong.runtime.channel.EarlyRefusal;

/**
 * How many bytes of bodies the calls inside a door may bring together. A paper is held in memory
 * while it is verified and stored, and calls enough to fill all doors would need more than there
 * is.
 */
final class BodyRoom {

  private static final long JSON_BYTES = 1024 * 1024;
  private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final AtomicLong taken = new AtomicLong();

  /**
   * What a call brings: what it announces. Where it announces nothing, the most that is taken, or
   * what JSON hardly ever has more than: such calls may wait long for something to happen.
   */
  static long of(HttpServerRequest request) {
    if (!saysNothing(request)) {
      return Math.min(EarlyRefusal.announced(request), EarlyRefusal.LARGEST_BODY);
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    boolean json = type != null && type.startsWith("application/json");
    return json ? JSON_BYTES : EarlyRefusal.LARGEST_BODY;
  }

  private static boolean saysNothing(HttpServerRequest request) {
    boolean streamed =
        request.version() == HttpVersion.HTTP_2 && !WITHOUT_BODY.contains(request.method());
    return request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
        && (streamed || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
  }

  /** False when there is no room for it; the first always has room, and who brings nothing. */
  boolean take(long bytes, long room) {
    if (bytes == 0) {
      return true;
    }
    long before = taken.getAndUpdate(had -> fits(had, bytes, room) ? had + bytes : had);
    return fits(before, bytes, room);
  }

  private static boolean fits(long had, long bytes, long room) {
    return had == 0 || bytes <= room - had;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
