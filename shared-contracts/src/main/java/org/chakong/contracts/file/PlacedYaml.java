package org.chakong.contracts.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file that knows on which line each of its values stands. Plain {@code true}, {@code false}
 * and whole numbers are what they look like; everything else is text.
 */
public final class PlacedYaml {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

  private final Place start;
  private final ObjectNode content;
  private final Map<String, Place> places;

  private PlacedYaml(Place start, ObjectNode content, Map<String, Place> places) {
    this.start = start;
    this.content = content;
    this.places = places;
  }

  /** Where a value stands. */
  private record Place(String file, int line) {}

  /**
   * Reads a file.
   *
   * @throws FaultyFile when it is no YAML mapping, or gives a key twice
   */
  public static PlacedYaml of(String file, String text) {
    return new Reading(file).read(text);
  }

  public ObjectNode content() {
    return content;
  }

  /** The text under a top-level key, null when there is none. */
  public String text(String key) {
    JsonNode value = content.get(key);
    return value == null || !value.isValueNode() ? null : value.asText();
  }

  /** The fault at a path such as {@code /term/maxMonths}, or at the nearest part above it. */
  public Fault fault(String path, Defect defect) {
    Place place = place(path);
    return new Fault(place.file(), place.line(), defect);
  }

  /** Whether something stands at exactly this path. */
  boolean has(String path) {
    return places.containsKey(path);
  }

  private Place place(String path) {
    String at = path;
    while (!places.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return places.getOrDefault(at, start);
  }

  /**
   * This file, with what it leaves out taken from another one. Top-level keys only: a part is taken
   * whole or not at all, so that a reader sees at a glance which text it rests on.
   *
   * @param own keys that are never taken over
   */
  public PlacedYaml over(PlacedYaml base, Set<String> own) {
    ObjectNode merged = content.deepCopy();
    Map<String, Place> known = new HashMap<>(places);
    base.content
        .properties()
        .forEach(part -> {
          String key = part.getKey();
          if (!own.contains(key) && !content.has(key)) {
            merged.set(key, part.getValue());
            base.places.forEach((path, place) -> {
              if (path.equals("/" + key) || path.startsWith("/" + key + "/")) {
                known.put(path, place);
              }
            });
          }
        });
    return new PlacedYaml(start, merged, known);
  }

  /** The same without a top-level key. */
  public PlacedYaml without(String key) {
    ObjectNode rest = content.deepCopy();
    rest.remove(key);
    return new PlacedYaml(start, rest, places);
  }

  /** Turns nodes into values and notes their lines. */
  private static final class Reading {
    private final String file;
    private final Map<String, Place> places = new HashMap<>();

    Reading(String file) {
      this.file = file;
    }

    PlacedYaml read(String text) {
      Place start = new Place(file, 1);
      JsonNode whole = value("", compose(text));
      if (whole instanceof ObjectNode content) {
        return new PlacedYaml(start, content, places);
      }
      throw new FaultyFile(
          new Fault(file, 1, new Defect("文件应当由键和值组成", "the file is no mapping of keys to values")),
          null);
    }

    private Node compose(String text) {
      try {
        return new Yaml(new LoaderOptions()).compose(new StringReader(text));
      } catch (MarkedYAMLException wrong) {
        Mark at = wrong.getProblemMark();
        String problem = wrong.getProblem();
        Fault fault =
            new Fault(
                file,
                at == null ? 1 : at.getLine() + 1,
                new Defect("不是有效的 YAML：" + problem, "no valid YAML: " + problem));
        throw new FaultyFile(fault, wrong);
      }
    }

    private JsonNode value(String path, Node node) {
      if (node == null) {
        return JsonNodeFactory.instance.nullNode();
      }
      if (node.getAnchor() != null) {
        throw faulty(node, new Defect("不能使用锚点和引用", "anchors and aliases are not used here"));
      }
      places.putIfAbsent(path, new Place(file, lineOf(node)));
      return switch (node) {
        case MappingNode mapping -> mapping(path, mapping);
        case SequenceNode sequence -> sequence(path, sequence);
        case ScalarNode scalar -> scalar(scalar);
        default -> throw faulty(node, new Defect("不能使用锚点和引用", "aliases are not used here"));
      };
    }

    private ObjectNode mapping(String path, MappingNode mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
          throw faulty(entry.getKeyNode(), new Defect("键应当是文字", "a key is a text"));
        }
        String name = key.getValue();
        if (object.has(name)) {
          throw faulty(key, new Defect("键 " + name + " 重复", "duplicate key " + name));
        }
        places.put(path + "/" + name, new Place(file, lineOf(key)));
        object.set(name, value(path + "/" + name, entry.getValueNode()));
      }
      return object;
    }

    private ArrayNode sequence(String path, SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(value(path + "/" + array.size(), item));
      }
      return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
      String text = scalar.getValue();
      if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
        return JsonNodeFactory.instance.textNode(text);
      }
      if (WHOLE_NUMBER.matcher(text).matches()) {
        return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
      }
      return switch (text) {
        case "true" -> JsonNodeFactory.instance.booleanNode(true);
        case "false" -> JsonNodeFactory.instance.booleanNode(false);
        case "", "~", "null" -> JsonNodeFactory.instance.nullNode();
        default -> JsonNodeFactory.instance.textNode(text);
      };
    }

    private FaultyFile faulty(Node node, Defect defect) {
      return new FaultyFile(new Fault(file, lineOf(node), defect), null);
    }

    private static int lineOf(Node node) {
      return node.getStartMark().getLine() + 1;
    }
  }
}
