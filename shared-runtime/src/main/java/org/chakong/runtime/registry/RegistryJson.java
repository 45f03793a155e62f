package org.chakong.runtime.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.registry.RegistryRecord;

/** Records as the database keeps them. */
final class RegistryJson {

  private static final ObjectMapper JSON = ContractJson.strict();

  private RegistryJson() {}

  static String write(RegistryRecord record) {
    try {
      return record == null ? null : JSON.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a registry record cannot be written", e);
    }
  }

  static RegistryRecord read(String json) {
    try {
      return json == null ? null : JSON.readValue(json, RegistryRecord.class);
    } catch (JsonProcessingException e) {
      // not chained: the reader's words may quote the record
      throw new IllegalStateException("a registry record cannot be read");
    }
  }
}
