package org.chakong.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The computed examples of {@code test-vectors.json}, by group. */
public final class TestVectors {
  private TestVectors() {}

  public static List<JsonNode> of(String group) {
    try (InputStream file = TestVectors.class.getResourceAsStream("/test-vectors.json")) {
      JsonNode vectors = new ObjectMapper().readTree(file).required(group);
      return StreamSupport.stream(vectors.spliterator(), false).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
