package org.chakong.contracts.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Policy files on the class path, read strictly: what is not known or is missing is refused. */
final class YamlResources {
  private static final ObjectMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(new JavaTimeModule())
          .build();

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
    try {
      return MAPPER.readValue(yaml, type);
    } catch (UnrecognizedPropertyException unknown) {
      String key = unknown.getPropertyName();
      throw new IllegalStateException(
          name + ":" + lineOf(key, yaml) + ": unknown key " + key, unknown);
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      String line = at == null ? "" : ":" + at.getLineNr();
      throw new IllegalStateException(name + line + ": " + wrong.getOriginalMessage(), wrong);
    }
  }

  /** Jackson notices an unknown key only at the end of its object, so its line is looked up. */
  private static long lineOf(String key, String yaml) {
    Pattern here = Pattern.compile("[\\s{,-]" + Pattern.quote(key) + "\\s*:");
    return 1 + yaml.lines().takeWhile(l -> !here.matcher(" " + l).find()).count();
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
