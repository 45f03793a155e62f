package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The examples of a published contract, each with its schema. */
final class ContractExamples {

  private final ObjectMapper mapper = ContractJson.strict();
  private final PublishedContract contract;

  /** An example and where it stands. */
  record Example(String where, JsonNode schema, JsonNode value) {}

  ContractExamples(PublishedContract contract) {
    this.contract = contract;
  }

  /** Where a call, a success or an error is published without an example. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    media()
        .forEach((where, media) -> {
          if (of(where, media).isEmpty()) {
            missing.add(where);
          }
        });
    return missing;
  }

  List<Example> all() {
    List<Example> examples = new ArrayList<>();
    media().forEach((where, media) -> examples.addAll(of(where, media)));
    for (String kind : List.of("parameters", "headers")) {
      for (var entry : contract.document().required("components").path(kind).properties()) {
        JsonNode described = entry.getValue();
        if (described.has("example")) {
          examples.add(
              new Example(entry.getKey(), described.get("schema"), described.get("example")));
        }
      }
    }
    for (var schema : contract.schemas().properties()) {
      for (JsonNode value : schema.getValue().path("examples")) {
        examples.add(new Example(schema.getKey(), schema.getValue(), value));
      }
    }
    return examples;
  }

  private List<Example> of(String where, JsonNode media) {
    List<Example> examples = new ArrayList<>();
    for (var named : media.path("examples").properties()) {
      JsonNode value = contract.resolve(named.getValue()).required("value");
      examples.add(new Example(where + " " + named.getKey(), media.required("schema"), value));
    }
    return examples;
  }

  private Map<String, JsonNode> media() {
    Map<String, JsonNode> media = new TreeMap<>();
    contract
        .operations()
        .forEach((operation, node) -> {
          collect(operation + " request", node.path("requestBody"), media);
          for (var answer : node.required("responses").properties()) {
            collect(operation + " " + answer.getKey(), contract.resolve(answer.getValue()), media);
          }
        });
    return media;
  }

  private static void collect(String where, JsonNode holder, Map<String, JsonNode> media) {
    for (var content : holder.path("content").properties()) {
      media.put(where + " " + content.getKey(), content.getValue());
    }
  }

  /** What a validator finds wrong with an example, formats included. */
  List<String> defects(Example example) {
    ObjectNode root = example.schema().deepCopy();
    root.set("components", contract.document().get("components"));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(root, config)
        .validate(example.value())
        .stream()
        .map(defect -> example.where() + ": " + defect.getMessage())
        .toList();
  }

  /** The example after it was read into its record and written again. */
  JsonNode throughCode(Example example, JavaType type) {
    try {
      Object read = mapper.readValue(mapper.writeValueAsBytes(example.value()), type);
      return mapper.readTree(mapper.writeValueAsBytes(read));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(example.where(), unreadable);
    }
  }

  /** The example as JSON text is read, so that numbers compare. */
  JsonNode plain(Example example) {
    try {
      return mapper.readTree(mapper.writeValueAsBytes(example.value()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
