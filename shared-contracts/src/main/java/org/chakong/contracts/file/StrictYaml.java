package org.chakong.contracts.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns the content of a file into typed values; what does not fit is a fault with its line. */
public final class StrictYaml {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(new JavaTimeModule())
          .build();

  private StrictYaml() {}

  /**
   * @throws FaultyFile naming file and line when the file is not of the type
   */
  public static <T> T read(PlacedYaml file, Class<T> type) {
    try {
      return MAPPER.treeToValue(file.content(), type);
    } catch (JsonMappingException wrong) {
      throw new FaultyFile(fault(file, wrong), wrong);
    } catch (JsonProcessingException wrong) {
      throw new FaultyFile(file.fault("", said(wrong)), wrong);
    }
  }

  private static Fault fault(PlacedYaml file, JsonMappingException wrong) {
    String path = path(wrong);
    if (wrong.getCause() instanceof Defective defective) {
      return file.fault(path + defective.path(), defective.defect());
    }
    return switch (wrong) {
      case UnrecognizedPropertyException unknown -> {
        String key = unknown.getPropertyName();
        yield file.fault(path, new Defect("不认识的键 " + key, "unknown key " + key));
      }
      case InvalidFormatException value -> {
        // a wrong key of a map is told by its value only
        String key = path + "/" + value.getValue();
        yield file.fault(file.has(key) ? key : path, noneOf(value));
      }
      case InvalidNullException none -> file.fault(path, missing(path));
      default -> file.fault(path, isNull(wrong) && !path.isEmpty() ? missing(path) : said(wrong));
    };
  }

  private static boolean isNull(JsonMappingException wrong) {
    return wrong.getOriginalMessage() != null && wrong.getOriginalMessage().contains("`null`");
  }

  private static Defect missing(String path) {
    return Defect.missing(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Defect noneOf(InvalidFormatException wrong) {
    Object[] known = wrong.getTargetType().getEnumConstants();
    if (known == null) {
      String type = wrong.getTargetType().getSimpleName();
      return new Defect(
          "“" + wrong.getValue() + "”格式不对", "'" + wrong.getValue() + "' is no " + type);
    }
    String all = Arrays.stream(known).map(Object::toString).collect(Collectors.joining(", "));
    return new Defect(
        "“" + wrong.getValue() + "”不在允许的取值之中：" + all,
        "'" + wrong.getValue() + "' is none of " + all);
  }

  private static Defect said(JsonProcessingException wrong) {
    String text = wrong.getOriginalMessage().lines().findFirst().orElse("");
    return new Defect("内容不符合要求：" + text, text);
  }

  private static String path(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(at -> "/" + (at.getFieldName() == null ? at.getIndex() : at.getFieldName()))
        .collect(Collectors.joining());
  }
}
