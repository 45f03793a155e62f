package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;

/**
 * Checks a body against the published form of its contract, {@code openapi/<api>-v1.yaml}, and
 * tells everything that is wrong with it at once. Texts name the field and what is expected of it,
 * never what was sent, which may be personal data.
 *
 * <p>An explicit {@code null} in an object means that the field is absent. Immutable once made.
 */
public final class BodySchema {

  /** A JSON body may have this many bytes, 1 MiB. */
  public static final int MOST_BYTES = 1 << 20;

  private static final Map<String, BodySchema> PUBLISHED = new ConcurrentHashMap<>();

  private final SchemaDocument document;

  private BodySchema(SchemaDocument document) {
    this.document = document;
  }

  /**
   * The schemas of one API.
   *
   * @param api {@code court}, {@code channel}, {@code fund} or {@code core-banking}
   * @throws IllegalArgumentException when no such contract is published
   */
  public static BodySchema of(String api) {
    return PUBLISHED.computeIfAbsent(api, name -> new BodySchema(SchemaDocument.load(name)));
  }

  /**
   * Everything that is wrong with a body, one violation for each field.
   *
   * @param component name of the schema, for example {@code AssistanceRequest}
   * @param locale English for English texts, Chinese otherwise
   * @return empty when the body is as published
   * @throws IllegalArgumentException when the contract has no such schema
   */
  public List<Violation> check(String component, JsonNode body, Locale locale) {
    SchemaMessages messages = SchemaMessages.in(locale);
    Map<String, Violation> byField = new LinkedHashMap<>();
    for (String field : BodyText.unstorable(body)) {
      byField.putIfAbsent(field, malformed(field, messages.text("text")));
    }
    JsonSchema schema = document.schema(component);
    for (ValidationMessage found : schema.validate(BodyText.forSchema(body))) {
      String field = SchemaMessages.field(found);
      byField.putIfAbsent(field, malformed(field, messages.text(found)));
    }
    return List.copyOf(byField.values());
  }

  /**
   * Reads and checks a body. JSON that is broken, repeats a name, goes on after its end or nests
   * deeper than 64 is one violation of the whole body, whose field is the empty string.
   *
   * @param component name of the schema
   * @param locale English for English texts, Chinese otherwise
   */
  public Parsed parse(String component, byte[] body, Locale locale) {
    SchemaMessages messages = SchemaMessages.in(locale);
    if (body.length > MOST_BYTES) {
      return new Invalid(
          List.of(new Violation("", ProblemCode.TOO_LARGE.name(), messages.text("tooLarge"))));
    }
    return switch (BodyText.read(body)) {
      case BodyText.Broken broken ->
          new Invalid(
              List.of(malformed("", messages.text("unreadable", broken.line(), broken.column()))));
      case BodyText.Tree tree -> parsed(tree.root(), check(component, tree.root(), locale));
    };
  }

  private static Parsed parsed(JsonNode body, List<Violation> violations) {
    return violations.isEmpty() ? new Valid(body) : new Invalid(violations);
  }

  private static Violation malformed(String field, String message) {
    return new Violation(field, ProblemCode.MALFORMED.name(), message);
  }

  /** What reading a body gave. */
  public sealed interface Parsed permits Valid, Invalid {}

  /** The body as sent; it binds to its record. */
  public record Valid(JsonNode body) implements Parsed {}

  /** What is wrong, at least one violation. */
  public record Invalid(List<Violation> violations) implements Parsed {

    public Invalid {
      violations = List.copyOf(violations);
    }

    /** TOO_LARGE for a body beyond {@link #MOST_BYTES}, MALFORMED for anything else. */
    public ProblemCode code() {
      return ProblemCode.valueOf(violations.getFirst().code());
    }
  }
}
