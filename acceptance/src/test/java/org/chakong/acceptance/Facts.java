package org.chakong.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.World;

/** Facts of an account that bar something somewhere. */
final class Facts {

  private Facts() {}

  /** An outstanding own loan of the centre given. */
  static ObjectNode withLoan(Person person, String balance, String centre) {
    ObjectNode facts = World.facts(person, "01", balance, "2000.00");
    facts
        .withArray("loans")
        .addObject()
        .put("role", "BORROWER")
        .put("centre", centre)
        .put("outstanding", true)
        .put("balance", "210000.00");
    return facts;
  }

  /** A running withdrawal for rent. */
  static ObjectNode withRentAgreement(Person person) {
    ObjectNode facts = World.facts(person, "01", "60000.00", "2000.00");
    facts.withArray("withdrawalAgreements").addObject().put("kind", "RENT").put("active", true);
    return facts;
  }
}
