package org.chakong.runtime.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Says which field of a body could not be read, never what stood there. */
final class MalformedJson {

  private MalformedJson() {}

  static ProblemException in(JsonProcessingException unreadable) {
    String field = unreadable instanceof JsonMappingException mapping ? path(mapping) : "";
    return ProblemException.malformed(field);
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
