package org.chakong.contracts.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A good token taken apart, to be changed in one respect and put together again under a chosen key.
 * Written by hand upon the JCA, so that it can produce what no library would.
 */
final class Forgery {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();

  private Forgery() {}

  static Forgery of(String token) {
    Forgery forgery = new Forgery();
    String[] parts = token.split("\\.");
    forgery.header.putAll(members(parts[0]));
    forgery.claims.putAll(members(parts[1]));
    return forgery;
  }

  Forgery header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  Forgery withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  Forgery claim(String name, Object value) {
    claims.put(name, value);
    return this;
  }

  Forgery withoutClaim(String name) {
    claims.remove(name);
    return this;
  }

  Object claim(String name) {
    return claims.get(name);
  }

  Object header(String name) {
    return header.get(name);
  }

  Set<String> claimNames() {
    return claims.keySet();
  }

  String headerJson() {
    return json(header);
  }

  String claimsJson() {
    return json(claims);
  }

  String signedBy(SigningKey key) {
    return sign(headerJson(), claimsJson(), key);
  }

  static String sign(String header, String claims, SigningKey key) {
    return sign(bytes(header), bytes(claims), key);
  }

  static String sign(byte[] header, byte[] claims, SigningKey key) {
    String input = base64(header) + "." + base64(claims);
    return input
        + "."
        + base64(signature("SHA256withECDSAinP1363Format", key.privateKey(), bytes(input)));
  }

  static byte[] signature(String algorithm, PrivateKey key, byte[] input) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same text with other bytes in the place of the part of that index. */
  static String replacePart(String token, int index, String part) {
    String[] parts = token.split("\\.", -1);
    parts[index] = part;
    return String.join(".", Arrays.asList(parts));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(String part) {
    try {
      byte[] utf8 = Base64.getUrlDecoder().decode(part);
      return JSON.readValue(new String(utf8, StandardCharsets.UTF_8), LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String json(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
