package org.chakong.runtime.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemTexts;

/**
 * Refuses a message that announces too large a body before any of it is read. The server's own
 * limit would do so too, but on the channel unsigned and elsewhere without a word.
 */
@Singleton
class BodyLimit {

  /** 20 MiB, the largest paper. */
  static final int BYTES = 20 * 1024 * 1024;

  /** An upload is a paper and what a multipart body adds to it; the server's own limit. */
  private static final long UPLOAD_BYTES = 21L * 1024 * 1024;

  private static final int BEFORE_THE_SERVERS_OWN_LIMIT = 1000;
  private static final ObjectMapper JSON = ContractJson.tolerant();

  /** Looked up late: filters are installed before there is any configuration. */
  private final Instance<MessageSigner> signer;

  BodyLimit(Instance<MessageSigner> signer) {
    this.signer = signer;
  }

  void install(@Observes Filters filters) {
    filters.register(this::limit, BEFORE_THE_SERVERS_OWN_LIMIT);
  }

  private void limit(RoutingContext http) {
    HttpServerRequest request = http.request();
    boolean channel = ChannelPaths.isChannel(request.path());
    if (announced(request) > (channel ? BYTES : UPLOAD_BYTES)) {
      refuse(http, channel);
    } else {
      http.next();
    }
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void refuse(RoutingContext http, boolean signed) {
    Problem problem =
        ProblemTexts.in(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
            .problem(ProblemCode.TOO_LARGE);
    byte[] body = bytes(problem);
    if (signed) {
      String token = signer.get().signResponse(null, null, problem.status(), body);
      http.response().putHeader(FundChannelApi.RECEIPT, token);
    }
    http.response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Buffer.buffer(body));
  }

  private static byte[] bytes(Problem problem) {
    try {
      return JSON.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem that cannot be written", e);
    }
  }
}
