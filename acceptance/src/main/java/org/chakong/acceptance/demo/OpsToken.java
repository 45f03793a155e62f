package org.chakong.acceptance.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;

/** The bearer token of whoever runs an operator's command against a running adapter. */
final class OpsToken {

  private OpsToken() {}

  /**
   * From the environment variable {@code CHAKONG_TOKEN}, else as demo mode gives them.
   *
   * @throws IllegalStateException outside demo mode without the variable
   */
  static String of(Wire fund, String subject) {
    return Optional.ofNullable(System.getenv("CHAKONG_TOKEN")).orElseGet(() -> demo(fund, subject));
  }

  private static String demo(Wire fund, String subject) {
    ObjectNode wish = JsonNodeFactory.instance.objectNode().put("subject", subject);
    wish.putArray("roles").add("fund-ops");
    Reply reply = fund.json("POST", "/demo/v1/tokens", null, Map.of(), wish);
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException(
          "not in demo mode: put a token with the role fund-ops into CHAKONG_TOKEN");
    }
    return reply.at("/token");
  }
}
