package org.chakong.runtime.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chakong.contracts.message.Digests;

/** What a message token of the evidence says of itself; it was verified before it was kept. */
public final class TokenFacts {

  private static final JsonMapper JSON = new JsonMapper();

  private TokenFacts() {}

  /**
   * @param what was signed, in Chinese
   * @param token in compact form
   */
  public static Receipt.Signature signature(String what, String token) {
    String[] parts = token.split("\\.", -1);
    return new Receipt.Signature(
        what,
        read(parts[1]).path("iss").asText(),
        read(parts[0]).path("kid").asText(),
        Digests.sha256Hex(token.getBytes(StandardCharsets.US_ASCII)));
  }

  private static JsonNode read(String part) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException e) {
      throw new IllegalStateException("a token of the evidence cannot be read");
    }
  }
}
