package org.chakong.runtime.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.chakong.contracts.api.ContractJson;

/** Whatever the framework writes as JSON follows the conventions of the contracts. */
@Singleton
class ContractMapper implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    ContractJson.configure(mapper);
  }
}
