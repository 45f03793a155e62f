package org.chakong.contracts.policy;

/**
 * One choice of a policy and what it rests on.
 *
 * @param value the choice, never null
 */
public record Setting<T>(T value, Clause clause) {

  public Setting {
    Given.value("value", value);
    Given.value("clause", clause);
  }
}
