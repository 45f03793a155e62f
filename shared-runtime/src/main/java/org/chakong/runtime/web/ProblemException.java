package org.chakong.runtime.web;

import java.util.List;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.ReasonCode;

/**
 * Ends a request at the door with a problem document. Only the web layer throws it: a rule's
 * refusal is a value. Its texts are filled in by code and in the caller's language where they are
 * left out.
 */
public final class ProblemException extends RuntimeException {

  /** A message that can be understood and still cannot be taken (RFC 9110, 15.5.21). */
  public static final int UNPROCESSABLE = 422;

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * @param problem {@code title} and the violations' {@code message} may be null
   */
  public ProblemException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(ProblemCode code) {
    this(code, List.of());
  }

  public ProblemException(ProblemCode code, List<Violation> violations) {
    this(new Problem(null, null, code.status(), null, code.name(), violations));
  }

  /** A refusal for one reason, with the status given. */
  public static ProblemException of(int status, ReasonCode code) {
    return new ProblemException(new Problem(null, null, status, null, code.name(), List.of()));
  }

  /** One field of the message is not as the contract says. */
  public static ProblemException malformed(String field) {
    return new ProblemException(
        ProblemCode.MALFORMED, List.of(new Violation(field, ProblemCode.MALFORMED.name(), null)));
  }

  /** A formal defect at the door: 422, the first reason gives the code, all are listed. */
  public static ProblemException defects(List<Violation> violations) {
    return new ProblemException(
        new Problem(null, null, UNPROCESSABLE, null, violations.getFirst().code(), violations));
  }

  public Problem problem() {
    return problem;
  }
}
