package org.chakong.contracts.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reading a body as one JSON value, before any schema is asked. */
final class BodyText {

  private static final int DEEPEST = 64;
  private static final JsonNode NO_INTEGER = JsonNodeFactory.instance.numberNode(0.5);
  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private BodyText() {}

  /** What the bytes are. */
  sealed interface Read permits Tree, Broken {}

  /** One JSON value. */
  record Tree(JsonNode root) implements Read {}

  /** Not one JSON value; line and column count from 1. */
  record Broken(int line, int column) implements Read {}

  static Read read(byte[] body) {
    try {
      JsonNode root = READER.readTree(body);
      return root.isMissingNode() ? new Broken(1, 1) : new Tree(root);
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      return at == null ? new Broken(1, 1) : new Broken(at.getLineNr(), at.getColumnNr());
    } catch (IOException e) {
      // bytes in memory that are no JSON text in any encoding JSON may have
      return new Broken(1, 1);
    }
  }

  /**
   * The same tree as a schema is to see it: without the object members that are null, and with no
   * {@code 12.0} or {@code 1e1}, which JSON Schema takes for integers and the mapper does not.
   */
  static JsonNode forSchema(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (var member : object.properties()) {
          if (!member.getValue().isNull()) {
            kept.set(member.getKey(), forSchema(member.getValue()));
          }
        }
        yield kept;
      }
      case ArrayNode array -> {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(item -> kept.add(forSchema(item)));
        yield kept;
      }
      default -> node.isFloatingPointNumber() ? NO_INTEGER : node;
    };
  }

  /** Fields whose text no database keeps: NUL and halves of surrogate pairs. */
  static List<String> unstorable(JsonNode root) {
    List<String> fields = new ArrayList<>();
    collect(root, "", fields);
    return fields;
  }

  private static void collect(JsonNode node, String path, List<String> fields) {
    if (node.isTextual() && !isStorable(node.textValue())) {
      fields.add(path);
    }
    for (var member : node.properties()) {
      collect(member.getValue(), FieldPath.member(path, member.getKey()), fields);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), FieldPath.item(path, i), fields);
      }
    }
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
