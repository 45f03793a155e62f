package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chakong.contracts.identity.Money;

/** Holds the records of the code against the schemas of a contract, both ways. */
final class SchemaComparison {

  /** Where the schema is narrower than the Java enum: the bank can only say two of three. */
  private static final Map<String, Set<String>> NARROWED =
      Map.of("PayoutConfirmation.state", Set.of("PAID", "FAILED"));

  private static final Map<Class<?>, String> SCALARS =
      Map.of(Money.class, "Money", LocalDate.class, "Date", OffsetDateTime.class, "Instant");
  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "string",
          Boolean.class, "boolean",
          boolean.class, "boolean",
          Integer.class, "integer",
          int.class, "integer",
          Long.class, "integer",
          long.class, "integer");

  private final ObjectMapper mapper = ContractJson.strict();
  private final PublishedContract contract;
  private final Differences differences;
  private final Map<String, JavaType> compared = new TreeMap<>();

  SchemaComparison(PublishedContract contract, Differences differences) {
    this.contract = contract;
    this.differences = differences;
  }

  /** The records that were reached, by the name of their schema. */
  Map<String, JavaType> compared() {
    return compared;
  }

  void compare(String where, Type type, JsonNode schema) {
    compare(where, mapper.constructType(type), schema);
  }

  private void compare(String where, JavaType type, JsonNode published) {
    JsonNode schema = PublishedContract.present(published);
    Class<?> raw = type.getRawClass();
    if (TYPES.containsKey(raw)) {
      primitive(where, raw, schema);
    } else if (SCALARS.containsKey(raw)) {
      named(where, SCALARS.get(raw), schema);
    } else if (raw.isEnum()) {
      enumeration(where, raw, schema);
    } else if (type.isCollectionLikeType()) {
      differences.unless("array".equals(schema.path("type").asText()), where + ": is a list");
      compare(where + "[]", type.getContentType(), schema.path("items"));
    } else {
      structure(where, type, schema);
    }
  }

  private void primitive(String where, Class<?> raw, JsonNode schema) {
    JsonNode type = contract.resolve(schema).path("type");
    Set<String> types = type.isArray() ? PublishedContract.texts(type) : Set.of(type.asText());
    differences.unless(types.contains(TYPES.get(raw)), where + ": is " + TYPES.get(raw));
  }

  private void named(String where, String component, JsonNode schema) {
    differences.unless(
        component.equals(PublishedContract.component(schema)), where + ": is a " + component);
  }

  private void enumeration(String where, Class<?> raw, JsonNode schema) {
    Set<String> constants =
        Arrays.stream(raw.getEnumConstants())
            .map(c -> ((Enum<?>) c).name())
            .collect(Collectors.toSet());
    Set<String> expected = NARROWED.getOrDefault(where, constants);
    differences.same(
        where, expected, PublishedContract.texts(contract.resolve(schema).path("enum")));
  }

  private void structure(String where, JavaType type, JsonNode schema) {
    String component = component(type);
    named(where, component, schema);
    if (compared.putIfAbsent(component, type) != null || !contract.schemas().has(component)) {
      return;
    }
    JsonNode object = contract.schemas().required(component);
    if (type.getRawClass().isAnnotationPresent(JsonSubTypes.class)) {
      alternatives(type.getRawClass(), object);
    } else {
      properties(component, type, object);
    }
  }

  private void properties(String component, JavaType type, JsonNode object) {
    List<BeanPropertyDefinition> declared =
        mapper.getDeserializationConfig().introspect(type).findProperties();
    Set<String> names = new TreeSet<>();
    declared.forEach(property -> names.add(property.getName()));
    names.addAll(discriminator(type.getRawClass()));
    JsonNode published = object.path("properties");
    differences.same(component, names, PublishedContract.names(published));
    for (BeanPropertyDefinition property : declared) {
      if (published.has(property.getName())) {
        compare(
            component + "." + property.getName(),
            property.getConstructorParameter().getType(),
            published.get(property.getName()));
      }
    }
    Set<String> unknown = PublishedContract.texts(object.path("required"));
    unknown.removeAll(names);
    differences.unless(unknown.isEmpty(), component + ": requires unknown fields " + unknown);
  }

  private void alternatives(Class<?> union, JsonNode schema) {
    JsonNode mapping = schema.path("discriminator").path("mapping");
    Set<String> names = new TreeSet<>();
    Set<String> components = new TreeSet<>();
    for (JsonSubTypes.Type form : union.getAnnotation(JsonSubTypes.class).value()) {
      JavaType type = mapper.constructType(form.value());
      names.add(form.name());
      components.add(component(type));
      String pointer = mapping.path(form.name()).asText();
      structure(form.name(), type, mapper.createObjectNode().put("$ref", pointer));
      JsonNode tag =
          contract.schemas().at("/" + component(type) + "/properties/" + property(union));
      differences.same(
          component(type), Set.of(form.name()), PublishedContract.texts(tag.path("enum")));
    }
    differences.same(union.getSimpleName(), names, PublishedContract.names(mapping));
    Set<String> forms = new TreeSet<>();
    schema.path("oneOf").forEach(form -> forms.add(PublishedContract.component(form)));
    differences.same(union.getSimpleName(), components, forms);
  }

  private static Set<String> discriminator(Class<?> raw) {
    return Arrays.stream(raw.getInterfaces())
        .filter(i -> i.isAnnotationPresent(JsonTypeInfo.class))
        .map(SchemaComparison::property)
        .collect(Collectors.toSet());
  }

  private static String property(Class<?> union) {
    return union.getAnnotation(JsonTypeInfo.class).property();
  }

  /** A page is named after its items, a form of a union after form and union. */
  private static String component(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == Page.class) {
      return component(type.containedType(0)) + "Page";
    }
    Class<?> outer = raw.getDeclaringClass();
    boolean form = outer != null && outer.isAnnotationPresent(JsonSubTypes.class);
    return raw.getSimpleName() + (form ? outer.getSimpleName() : "");
  }
}
