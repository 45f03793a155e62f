package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a contract took away from those who use it as it was released. Growing is allowed: new
 * operations, new optional fields, more constants, looser limits on what is taken in.
 *
 * <p>Written here because openapi-diff 2.1.7 reads OpenAPI 3.1 but overlooks changed types, fields
 * that vanish from an answer and forms that vanish from a union.
 */
final class ContractGrowth {

  /** Limits that may only rise, and limits that may only fall, on what is taken in. */
  private static final Set<String> CEILINGS = Set.of("maxLength", "maximum", "maxItems");

  private static final Set<String> FLOORS = Set.of("minLength", "minimum", "minItems");
  private static final Set<String> FORMS = Set.of("pattern", "format", "const");

  private final PublishedContract released;
  private final PublishedContract now;
  private final Set<String> broken = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();

  private ContractGrowth(PublishedContract released, PublishedContract now) {
    this.released = released;
    this.now = now;
  }

  /** Everything that breaks a user of the released contract; empty when it only grew. */
  static List<String> broken(PublishedContract released, PublishedContract now) {
    ContractGrowth growth = new ContractGrowth(released, now);
    growth.operations();
    return List.copyOf(growth.broken);
  }

  private void operations() {
    Map<String, JsonNode> after = now.operations();
    released
        .operations()
        .forEach((name, before) -> {
          if (!after.containsKey(name)) {
            broken.add(name + " is gone");
            return;
          }
          operation(name, before, after.get(name));
        });
  }

  private void operation(String name, JsonNode before, JsonNode after) {
    for (String in : List.of("path", "query", "header")) {
      parameters(name, released.parameters(before, in), now.parameters(after, in));
    }
    JsonNode body = after.path("requestBody");
    if (body.path("required").asBoolean()
        && !before.path("requestBody").path("required").asBoolean()) {
      broken.add(name + " now needs a body");
    }
    content(name + " request", before.path("requestBody"), body, true);
    for (var answer : before.required("responses").properties()) {
      String status = name + " " + answer.getKey();
      JsonNode still = after.required("responses").path(answer.getKey());
      if (still.isMissingNode()) {
        broken.add(status + " is gone");
      } else {
        answer(status, released.resolve(answer.getValue()), now.resolve(still));
      }
    }
  }

  private void answer(String status, JsonNode before, JsonNode after) {
    Set<String> gone = PublishedContract.names(before.path("headers"));
    gone.removeAll(PublishedContract.names(after.path("headers")));
    gone.forEach(header -> broken.add(status + " lost the header " + header));
    content(status, before, after, false);
  }

  private void parameters(String name, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    before.forEach((parameter, described) -> {
      if (!after.containsKey(parameter)) {
        broken.add(name + " lost the parameter " + parameter);
      } else {
        schema(
            name + " " + parameter,
            described.path("schema"),
            after.get(parameter).path("schema"),
            true);
      }
    });
    after.forEach((parameter, described) -> {
      boolean needed = described.path("required").asBoolean();
      boolean wasNeeded =
          before.containsKey(parameter) && before.get(parameter).path("required").asBoolean();
      if (needed && !wasNeeded) {
        broken.add(name + " now needs the parameter " + parameter);
      }
    });
  }

  private void content(String where, JsonNode before, JsonNode after, boolean taken) {
    for (var media : before.path("content").properties()) {
      JsonNode still = after.path("content").path(media.getKey());
      if (still.isMissingNode()) {
        broken.add(where + " lost " + media.getKey());
      } else {
        schema(where, media.getValue().path("schema"), still.path("schema"), taken);
      }
    }
  }

  /**
   * Compares a schema.
   *
   * @param taken whether users send it, so that it may only grow looser; otherwise they receive it
   */
  private void schema(String where, JsonNode beforeRef, JsonNode afterRef, boolean taken) {
    String component = PublishedContract.component(beforeRef);
    if (!component.isEmpty() && !seen.add(component + taken)) {
      return;
    }
    String place = component.isEmpty() ? where : component;
    JsonNode before = released.resolve(beforeRef);
    JsonNode after = now.resolve(afterRef);
    types(place, before, after, taken);
    constants(place, before, after, taken);
    limits(place, before, after, taken);
    fields(place, before, after, taken);
    alternatives(place, before, after, taken);
    if (before.has("items")) {
      schema(place + "[]", before.get("items"), after.path("items"), taken);
    }
  }

  private void types(String place, JsonNode before, JsonNode after, boolean taken) {
    Set<String> lost = types(taken ? before : after);
    lost.removeAll(types(taken ? after : before));
    if (!lost.isEmpty()) {
      broken.add(place + " has another type " + lost);
    }
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isTextual()
        ? new TreeSet<>(Set.of(type.textValue()))
        : PublishedContract.texts(type);
  }

  private void constants(String place, JsonNode before, JsonNode after, boolean taken) {
    Set<String> gone = PublishedContract.texts(before.path("enum"));
    gone.removeAll(PublishedContract.texts(after.path("enum")));
    if (after.has("enum") || !taken) {
      gone.forEach(constant -> broken.add(place + " lost the constant " + constant));
    }
    if (taken && after.has("enum") && !before.has("enum")) {
      broken.add(place + " is now limited to constants");
    }
  }

  private void limits(String place, JsonNode before, JsonNode after, boolean taken) {
    for (String form : FORMS) {
      boolean kept = before.path(form).equals(after.path(form));
      boolean loosened = taken && !after.has(form);
      if (!kept && !loosened) {
        broken.add(place + " has another " + form);
      }
    }
    if (!taken) {
      return;
    }
    CEILINGS.stream()
        .filter(after::has)
        .filter(c -> !before.has(c) || after.get(c).asLong() < before.get(c).asLong())
        .forEach(c -> broken.add(place + " has a lower " + c));
    FLOORS.stream()
        .filter(after::has)
        .filter(f -> !before.has(f) || after.get(f).asLong() > before.get(f).asLong())
        .forEach(f -> broken.add(place + " has a higher " + f));
  }

  private void fields(String place, JsonNode before, JsonNode after, boolean taken) {
    for (var field : before.path("properties").properties()) {
      JsonNode still = after.path("properties").path(field.getKey());
      if (still.isMissingNode()) {
        broken.add(place + " lost the field " + field.getKey());
      } else {
        schema(place + "." + field.getKey(), field.getValue(), still, taken);
      }
    }
    Set<String> promised = PublishedContract.texts((taken ? after : before).path("required"));
    promised.removeAll(PublishedContract.texts((taken ? before : after).path("required")));
    promised.forEach(
        field -> broken.add(place + (taken ? " now needs " : " no longer promises ") + field));
    boolean closed = after.has("additionalProperties") && !before.has("additionalProperties");
    if (taken && closed) {
      broken.add(place + " now refuses unknown fields");
    }
  }

  private void alternatives(String place, JsonNode before, JsonNode after, boolean taken) {
    for (String union : List.of("oneOf", "anyOf")) {
      for (JsonNode form : before.path(union)) {
        if (holds(after.path(union), form)) {
          schema(place, form, form, taken);
        } else {
          broken.add(place + " lost the form " + PublishedContract.component(form));
        }
      }
    }
    if (!before.has("anyOf") && after.has("anyOf")) {
      broken.add(place + " has another shape");
    }
  }

  private static boolean holds(JsonNode forms, JsonNode form) {
    return StreamSupport.stream(forms.spliterator(), false).anyMatch(form::equals);
  }
}
