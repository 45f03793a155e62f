package org.chakong.contracts.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A problem document (RFC 9457, {@code application/problem+json}); never carries personal data. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, String code, List<Violation> violations) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    violations = violations == null ? List.of() : List.copyOf(violations);
  }
}
