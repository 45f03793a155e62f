package org.chakong.fund.audit;

import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.unfreeze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.jdbi.v3.core.Jdbi;

/**
 * One account with something of everything on it, come about through the channel: a freeze that is
 * filled and has a deduction under way, one that is short, one that waits, an extension and a
 * release.
 */
record BooksUnderAudit(Map<String, String> numbers) {

  static BooksUnderAudit filedThrough(Gateway gateway, Jdbi jdbi) {
    Person person = openAccount("50000.00");
    ObjectNode freezes = freeze(person, "30000.00");
    String first = freezeNo(gateway, freezes);
    String shortOf = freezeNo(gateway, freeze(person, "40000.00"));
    String waiting = freezeNo(gateway, freeze(person, "45000.00"));
    ObjectNode extension = request("EXTEND", person);
    instruction(extension).put("freezeNo", first).put("termMonths", 12);
    gateway.file(extension);
    ObjectNode release = unfreeze(person, shortOf);
    instruction(release).put("amount", "1000.00");
    gateway.file(release);
    ObjectNode deduction = deduct(person, first, "10000.00");
    gateway.file(deduction);
    String deductionNo =
        jdbi.withHandle(handle ->
            handle
                .select(
                    "SELECT deduction_no FROM deduction WHERE request_no = ?", requestNo(deduction))
                .mapTo(String.class)
                .one());
    return new BooksUnderAudit(
        Map.of(
            "account", person.accountNo(),
            "first", first,
            "short", shortOf,
            "waiting", waiting,
            "freezes", requestNo(freezes),
            "extends", requestNo(extension),
            "releases", requestNo(release),
            "deducts", requestNo(deduction),
            "deduction", deductionNo));
  }

  private static String freezeNo(Gateway gateway, ObjectNode freeze) {
    return gateway.file(freeze).at("/answer/freeze/freezeNo").asText();
  }

  String number(String name) {
    return numbers.get(name);
  }

  /** The text with numbers in the place of their names in braces. */
  String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> number : numbers.entrySet()) {
      filled = filled.replace("{" + number.getKey() + "}", number.getValue());
    }
    return filled;
  }
}
