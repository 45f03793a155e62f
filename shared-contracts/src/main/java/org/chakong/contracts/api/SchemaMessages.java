package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a defect is called in Chinese and English, by schema keyword; values are never quoted. */
final class SchemaMessages {

  private static final String BUNDLE = "org.chakong.contracts.api.schema-messages";

  private final ResourceBundle texts;

  private SchemaMessages(ResourceBundle texts) {
    this.texts = texts;
  }

  static SchemaMessages in(Locale locale) {
    boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    Locale spoken = english ? Locale.ENGLISH : Locale.CHINESE;
    return new SchemaMessages(
        ResourceBundle.getBundle(BUNDLE, spoken, SchemaMessages.class.getClassLoader()));
  }

  /** Path to the field that a defect concerns, for example {@code officers[0].name}. */
  static String field(ValidationMessage found) {
    String path = "";
    JsonNodePath location = found.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      path =
          switch (location.getElement(i)) {
            case Integer index -> FieldPath.item(path, index);
            case Object name -> FieldPath.member(path, name.toString());
          };
    }
    return switch (found.getType()) {
      case "required", "additionalProperties" -> FieldPath.member(path, found.getProperty());
      default -> path;
    };
  }

  String text(ValidationMessage found) {
    JsonNode expected = found.getSchemaNode();
    String form = "form." + component(found);
    if (texts.containsKey(form)) {
      return text(form);
    }
    String byType = found.getType() + "." + expected.asText();
    if (texts.containsKey(byType)) {
      return text(byType);
    }
    return texts.containsKey(found.getType())
        ? text(found.getType(), listed(expected))
        : text("other");
  }

  String text(String key, Object... arguments) {
    return MessageFormat.format(texts.getString(key), arguments);
  }

  /** The named schema whose keyword was not met: {@code Money} of {@code …/Money/pattern}. */
  private static String component(ValidationMessage found) {
    JsonNodePath keyword = found.getSchemaLocation().getFragment();
    return keyword.getNameCount() < 2 ? "" : keyword.getName(keyword.getNameCount() - 2);
  }

  private static String listed(JsonNode expected) {
    return expected.isArray()
        ? StreamSupport.stream(expected.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "))
        : expected.asText();
  }
}
