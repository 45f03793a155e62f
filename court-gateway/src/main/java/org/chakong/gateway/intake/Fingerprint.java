package org.chakong.gateway.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.AssistanceRequest;

/**
 * Tells whether two requests say the same, however they were written: the digest of the parsed body
 * with its fields in order and absent ones left out.
 */
final class Fingerprint {

  private static final ObjectMapper CANONICAL =
      ContractJson.strict()
          .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private Fingerprint() {}

  /** 64 hexadecimal digits. */
  static String of(AssistanceRequest request) {
    try {
      return Digests.sha256Hex(CANONICAL.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request that was read cannot be written");
    }
  }
}
