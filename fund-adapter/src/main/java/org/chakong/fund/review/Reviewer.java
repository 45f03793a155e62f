package org.chakong.fund.review;

import java.util.Set;

/** A person of the fund centre who decides; {@code subject} tells persons apart. */
public record Reviewer(String subject, Set<String> roles) {

  public Reviewer {
    roles = Set.copyOf(roles);
  }
}
