package org.chakong.contracts.problem;

/** Problem codes beside the reason codes, each with its HTTP status. */
public enum ProblemCode {
  MALFORMED(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  CONFLICT(409),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA(415),
  OVERLOADED(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
