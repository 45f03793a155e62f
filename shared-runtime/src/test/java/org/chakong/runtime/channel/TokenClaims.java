package org.chakong.runtime.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The claims of a compact token, read without verifying it. */
public record TokenClaims(JsonNode json) {

  public static TokenClaims of(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    try {
      return new TokenClaims(new JsonMapper().readTree(claims));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String issuer() {
    return json.path("iss").asText();
  }

  public String jti() {
    return json.path("jti").asText();
  }

  public boolean has(String claim) {
    return json.has(claim);
  }
}
