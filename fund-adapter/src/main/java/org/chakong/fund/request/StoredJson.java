package org.chakong.fund.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.message.Digests;

/** The contracts' records as text in a table. */
public final class StoredJson {

  private static final ObjectMapper JSON = ContractJson.tolerant();

  private StoredJson() {}

  public static String write(Object contract) {
    try {
      return JSON.writeValueAsString(contract);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the contracts that cannot be written", e);
    }
  }

  /**
   * @throws IllegalStateException when the text was not written by {@link #write}; it is not quoted
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read");
    }
  }

  /** Of what a record says and not of the bytes it came in: fields in one order, no spaces. */
  static String fingerprint(Object contract) {
    return Digests.sha256Hex(write(contract).getBytes(StandardCharsets.UTF_8));
  }
}
