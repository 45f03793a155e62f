package org.chakong.runtime.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.database.DatabaseBusy;
import org.chakong.runtime.disk.DiskRoom;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem document that tells nothing it should not. */
@Singleton
class ProblemMapping {

  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);
  private static final int SERVER_ERROR = 500;
  private static final int CLIENT_ERROR = 400;

  /**
   * What cannot be done now may be possible in a moment: a peer is asked, a database catches up.
   */
  private static final int RETRY_AFTER_SECONDS = 5;

  private final DiskRoom disk;

  ProblemMapping(DiskRoom disk) {
    this.disk = disk;
  }

  @ServerExceptionMapper(ProblemException.class)
  public Response refused(ProblemException refusal, HttpHeaders request) {
    return response(texts(request).complete(refusal.problem()));
  }

  @ServerExceptionMapper(UnauthorizedException.class)
  public Response unauthorized(UnauthorizedException unauthorized, HttpHeaders request) {
    return response(texts(request).problem(ProblemCode.UNAUTHENTICATED));
  }

  @ServerExceptionMapper(AuthenticationFailedException.class)
  public Response unauthenticated(
      AuthenticationFailedException unauthenticated, HttpHeaders request) {
    return response(texts(request).problem(ProblemCode.UNAUTHENTICATED));
  }

  @ServerExceptionMapper(ForbiddenException.class)
  public Response forbidden(ForbiddenException forbidden, HttpHeaders request) {
    return response(texts(request).problem(ProblemCode.FORBIDDEN));
  }

  @ServerExceptionMapper(JsonProcessingException.class)
  public Response unreadable(JsonProcessingException unreadable, HttpHeaders request) {
    return refused(MalformedJson.in(unreadable), request);
  }

  /** By its own class too: the framework has a mapper of its own for this one. */
  @ServerExceptionMapper(MismatchedInputException.class)
  public Response unfit(MismatchedInputException unfit, HttpHeaders request) {
    return refused(MalformedJson.in(unfit), request);
  }

  @ServerExceptionMapper(WebApplicationException.class)
  public Response ofStatus(WebApplicationException thrown, HttpHeaders request) {
    if (thrown.getCause() instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable, request);
    }
    if (thrown.getCause() instanceof ProblemException refusal) {
      return refused(refusal, request);
    }
    if (thrown instanceof NotFoundException && thrown.getCause() != null) {
      // the framework's way of saying that a query parameter is not of its type
      return response(texts(request).problem(ProblemCode.MALFORMED));
    }
    int status = thrown.getResponse().getStatus();
    if (status >= SERVER_ERROR) {
      return failed(thrown, request);
    }
    if (status < CLIENT_ERROR) {
      return thrown.getResponse();
    }
    String code = code(status);
    return response(
        texts(request).complete(new Problem(null, null, status, null, code, List.of())));
  }

  /** The stack trace goes to the log without messages, which may quote personal data. */
  @ServerExceptionMapper(Throwable.class)
  public Response failed(Throwable failure, HttpHeaders request) {
    if (MalformedForm.isShownBy(failure)) {
      return response(texts(request).problem(ProblemCode.MALFORMED));
    }
    if (DatabaseBusy.isShownBy(failure)) {
      disk.note(failure);
      LOG.warnf("the database cannot keep up: %s", FailureTrace.of(failure));
      return response(texts(request).problem(ProblemCode.OVERLOADED));
    }
    String errorId = UUID.randomUUID().toString();
    LOG.errorf("error %s: %s", errorId, FailureTrace.of(failure));
    return response(
        texts(request)
            .complete(
                new Problem(
                    null, null, SERVER_ERROR, "errorId: " + errorId, "INTERNAL", List.of())));
  }

  private static String code(int status) {
    return switch (status) {
      case 401 -> ProblemCode.UNAUTHENTICATED.name();
      case 403 -> ProblemCode.FORBIDDEN.name();
      case 404 -> ProblemCode.NOT_FOUND.name();
      case 405 -> "METHOD_NOT_ALLOWED";
      case 406 -> "NOT_ACCEPTABLE";
      case 409 -> ProblemCode.CONFLICT.name();
      case 413 -> ProblemCode.TOO_LARGE.name();
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA.name();
      default -> ProblemCode.MALFORMED.name();
    };
  }

  private static ProblemTexts texts(HttpHeaders request) {
    return ProblemTexts.in(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private static Response response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    return problem.status() == ProblemCode.OVERLOADED.status()
        ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
        : response.build();
  }
}
