package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How the contracts are written as JSON: dates and instants as text with the offset they were
 * given, nothing coerced from one type to another, so that an amount is a string or is refused.
 */
public final class ContractJson {

  private ContractJson() {}

  /** For the Court API and the Fund API, which refuse fields they do not know. */
  public static ObjectMapper strict() {
    return configure(new JsonMapper()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** For the channel, where a newer peer may send more. */
  public static ObjectMapper tolerant() {
    return configure(new JsonMapper()).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** Applies the conventions to a mapper that a framework made. */
  public static ObjectMapper configure(ObjectMapper mapper) {
    mapper.registerModules(new JavaTimeModule(), new Jdk8Module());
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }
}
