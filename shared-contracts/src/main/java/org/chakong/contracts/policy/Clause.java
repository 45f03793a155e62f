package org.chakong.contracts.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a rule rests on.
 *
 * @param article short name of the article, as it stands in a rule's id: {@code 4} or {@code 2.1}
 *     of the policy itself, {@code 民诉法-253} of a national law
 * @param citation the issuing document and article as a lawyer would cite them
 * @param unconfirmed true where the text is unclear or silent and the rule is a reading of it
 */
public record Clause(String article, String citation, boolean unconfirmed) {

  /**
   * @throws IllegalArgumentException when article or citation is missing: a rule without a source
   *     is no rule
   */
  public Clause {
    Given.text("article", article);
    Given.text("citation", citation);
  }

  /** As a policy file writes it: what is not marked unconfirmed is confirmed. */
  @JsonCreator
  static Clause of(
      @JsonProperty("article") String article,
      @JsonProperty("citation") String citation,
      @JsonProperty("unconfirmed") Boolean unconfirmed) {
    return new Clause(article, citation, Boolean.TRUE.equals(unconfirmed));
  }
}
