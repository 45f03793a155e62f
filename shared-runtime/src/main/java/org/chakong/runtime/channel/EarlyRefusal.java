package org.chakong.runtime.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemTexts;

/**
 * Ends a call with a problem document before any of its body is read; on the channel signed, as
 * every answer there is.
 */
@Singleton
public class EarlyRefusal {

  /** An upload is a paper and what a multipart body adds to it. Bytes. */
  public static final long LARGEST_BODY = 21L * 1024 * 1024;

  private static final ObjectMapper JSON = ContractJson.tolerant();

  /** Looked up late: filters are installed before there is any configuration. */
  private final Instance<MessageSigner> signer;

  EarlyRefusal(Instance<MessageSigner> signer) {
    this.signer = signer;
  }

  /** Whether a path is one of the channel. */
  public static boolean isChannel(String path) {
    return ChannelPaths.isChannel(path);
  }

  /** How large a body a call says it has, in bytes; 0 when it says nothing. */
  public static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Ends the call with the headers that are set already. */
  public void end(RoutingContext http, ProblemCode code) {
    Problem problem =
        ProblemTexts.in(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)).problem(code);
    byte[] body = bytes(problem);
    if (ChannelPaths.isChannel(http.normalizedPath())) {
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
