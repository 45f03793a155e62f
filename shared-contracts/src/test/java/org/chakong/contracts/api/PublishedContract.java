package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A contract as published, with its references followed. */
record PublishedContract(JsonNode document) {

  static final Path PUBLISHED = Path.of("openapi");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  static PublishedContract read(Path file) {
    try {
      return new PublishedContract(new YAMLMapper().readTree(file.toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static PublishedContract of(String api) {
    return read(PUBLISHED.resolve(api + "-v1.yaml"));
  }

  /** The same contract with something altered, to prove that a comparison notices it. */
  PublishedContract with(Consumer<ObjectNode> change) {
    ObjectNode copy = document.deepCopy();
    change.accept(copy);
    return new PublishedContract(copy);
  }

  /** Operations by {@code GET /path}. */
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (var path : document.required("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.put(
              method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
        }
      }
    }
    return operations;
  }

  /** The node itself or what it refers to. */
  JsonNode resolve(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = document.requiredAt(found.get("$ref").textValue().substring(1));
    }
    return found;
  }

  /** Parameters of an operation that stand in one place, by name. */
  Map<String, JsonNode> parameters(JsonNode operation, String in) {
    Map<String, JsonNode> parameters = new TreeMap<>();
    for (JsonNode entry : operation.path("parameters")) {
      JsonNode parameter = resolve(entry);
      if (parameter.required("in").textValue().equals(in)) {
        parameters.put(parameter.required("name").textValue(), parameter);
      }
    }
    return parameters;
  }

  JsonNode schemas() {
    return document.required("components").required("schemas");
  }

  /** The component that a schema refers to, or the empty string. */
  static String component(JsonNode schema) {
    String pointer = schema.path("$ref").asText("");
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  /** A schema without its alternative of being null. */
  static JsonNode present(JsonNode schema) {
    JsonNode forms = schema.path("anyOf");
    boolean nullable = forms.size() == 2 && "null".equals(forms.get(1).path("type").textValue());
    return nullable ? forms.get(0) : schema;
  }

  static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
