package org.chakong.contracts.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chakong.contracts.file.PlacedYaml;
import org.chakong.contracts.file.StrictYaml;

/** Files on the class path, read strictly: what is not known or is missing is refused. */
final class YamlResources {
  private final ClassLoader loader;

  YamlResources(ClassLoader loader) {
    this.loader = loader;
  }

  /** File names listed in an index, because a jar cannot be searched for them. */
  List<String> index(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).toList();
  }

  /**
   * @throws IllegalStateException naming file and line when the file is not of the type
   */
  <T> T read(String name, Class<T> type) {
    return parse(name, text(name), type);
  }

  static <T> T parse(String name, String yaml, Class<T> type) {
    return StrictYaml.read(PlacedYaml.of(name, yaml), type);
  }

  PlacedYaml placed(String name) {
    return PlacedYaml.of(name, text(name));
  }

  private String text(String name) {
    try (InputStream content = loader.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalStateException(name + " is not there");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(name + " cannot be read", unreadable);
    }
  }
}
