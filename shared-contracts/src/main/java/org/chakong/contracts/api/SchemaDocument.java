package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a published contract, rewritten so that a validator names the one real defect. */
final class SchemaDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode schemas;
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private SchemaDocument(ObjectNode schemas) {
    this.schemas = schemas;
  }

  /**
   * Reads {@code openapi/<api>-v1.yaml} from the class path.
   *
   * @throws IllegalArgumentException when there is none
   */
  static SchemaDocument load(String api) {
    String path = "/META-INF/resources/openapi/" + api + "-v1.yaml";
    try (InputStream file = SchemaDocument.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("no contract is published as " + path);
      }
      JsonNode schemas = new YAMLMapper().readTree(file).required("components").required("schemas");
      return new SchemaDocument((ObjectNode) rewritten(schemas));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The schema of a component.
   *
   * @throws IllegalArgumentException when the contract has none of this name
   */
  JsonSchema schema(String component) {
    return compiled.computeIfAbsent(component, this::compile);
  }

  private JsonSchema compile(String component) {
    if (!schemas.has(component)) {
      throw new IllegalArgumentException("the contract has no schema " + component);
    }
    ObjectNode root = JSON.objectNode().put("$ref", "#/components/schemas/" + component);
    root.putObject("components").set("schemas", schemas);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(WholeTextPattern::new)
            .build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root, config);
  }

  private static JsonNode rewritten(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JSON.arrayNode();
      node.forEach(item -> items.add(rewritten(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.has("discriminator")) {
      return oneByName(node.required("discriminator"));
    }
    ObjectNode copy = JSON.objectNode();
    node.properties().forEach(e -> copy.set(e.getKey(), rewritten(e.getValue())));
    return orNull(copy);
  }

  /** Chooses the alternative by its name; a plain oneOf would report the defects of all others. */
  private static ObjectNode oneByName(JsonNode discriminator) {
    String property = discriminator.required("propertyName").textValue();
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.putArray("required").add(property);
    ArrayNode names = schema.putObject("properties").putObject(property).putArray("enum");
    ArrayNode choices = schema.putArray("allOf");
    for (var choice : discriminator.required("mapping").properties()) {
      names.add(choice.getKey());
      ObjectNode when = choices.addObject();
      ObjectNode named = when.putObject("if").put("type", "object");
      named.putArray("required").add(property);
      named.putObject("properties").putObject(property).put("const", choice.getKey());
      when.putObject("then").put("$ref", choice.getValue().textValue());
    }
    return schema;
  }

  /** A null is taken for absent before the schema is asked, so only the other form remains. */
  private static JsonNode orNull(ObjectNode schema) {
    JsonNode forms = schema.path("anyOf");
    boolean nullable = forms.size() == 2 && "null".equals(forms.get(1).path("type").textValue());
    return nullable ? forms.get(0) : schema;
  }
}
