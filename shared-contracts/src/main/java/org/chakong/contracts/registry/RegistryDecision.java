package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What another person than who proposed decides. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryDecision(Kind decision, String comment) {

  /** What is decided. */
  public enum Kind {
    APPROVE,
    REJECT
  }
}
