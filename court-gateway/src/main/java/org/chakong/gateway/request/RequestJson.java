package org.chakong.gateway.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.chakong.contracts.api.ContractJson;

/** The stored form of bodies and answers; what was absent stays absent. */
final class RequestJson {

  private static final ObjectMapper JSON =
      ContractJson.tolerant().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private RequestJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract type that cannot be written");
    }
  }

  /** The failure is not chained: its text would quote the body. */
  static <T> T read(String json, Class<T> type) {
    try {
      return json == null ? null : JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read");
    }
  }
}
