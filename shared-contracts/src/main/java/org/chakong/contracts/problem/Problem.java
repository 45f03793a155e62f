package org.chakong.contracts.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A problem document (RFC 9457, {@code application/problem+json}); never carries personal data.
 *
 * @param claimedBy with CONFLICT at the workbench: who has claimed the review
 * @param changes with CONFLICT at the workbench: the facts that are others than those seen
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<Violation> violations,
    String claimedBy,
    List<FactChange> changes) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    violations = violations == null ? List.of() : List.copyOf(violations);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** One that has nothing to do with a review. */
  public Problem(
      String type,
      String title,
      int status,
      String detail,
      String code,
      List<Violation> violations) {
    this(type, title, status, detail, code, violations, null, List.of());
  }

  /** A conflict at the workbench. */
  public static Problem conflict(String claimedBy, List<FactChange> changes) {
    ProblemCode code = ProblemCode.CONFLICT;
    return new Problem(null, null, code.status(), null, code.name(), List.of(), claimedBy, changes);
  }
}
