package org.chakong.contracts.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chakong.contracts.problem.Problem;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Holds contract interfaces against the published contract, both ways. */
final class ContractComparison {

  private static final String JSON = "application/json";

  /** Served beside the interfaces: the keys are no JSON of ours but RFC 7517. */
  private static final Set<String> BESIDE = Set.of("GET /.well-known/jwks.json");

  /** Schemas that stand for no record: forms of text, an upload form, RFC 7517. */
  private static final Set<String> NO_RECORD =
      Set.of(
          "Money",
          "RequestNo",
          "FundCentre",
          "IdType",
          "DocumentId",
          "Date",
          "Month",
          "Instant",
          "AccountStatus",
          "DocumentUpload",
          "Jwk",
          "Jwks");

  private final PublishedContract contract;
  private final Differences differences = new Differences();
  private final SchemaComparison schemas;

  private ContractComparison(PublishedContract contract) {
    this.contract = contract;
    this.schemas = new SchemaComparison(contract, differences);
  }

  /** What interfaces and published contract say differently; empty when they agree. */
  static List<String> differences(PublishedContract contract, List<Class<?>> interfaces) {
    ContractComparison comparison = new ContractComparison(contract);
    comparison.compare(interfaces);
    return comparison.differences.found();
  }

  /** The records of a contract by the name of their schema. */
  static Map<String, JavaType> records(PublishedContract contract, List<Class<?>> interfaces) {
    ContractComparison comparison = new ContractComparison(contract);
    comparison.compare(interfaces);
    return comparison.schemas.compared();
  }

  private void compare(List<Class<?>> interfaces) {
    Map<String, List<Method>> code = ApiOperations.of(interfaces);
    Map<String, JsonNode> published = contract.operations();
    BESIDE.forEach(published::remove);
    differences.same("operations", code.keySet(), published.keySet());
    code.forEach((operation, methods) -> {
      if (published.containsKey(operation)) {
        methods.forEach(method -> operation(operation, method, published.get(operation)));
        mediaTypes(operation, methods, published.get(operation));
        given(operation, methods, published.get(operation));
      }
    });
    schemas.compare("problem", Problem.class, problem());
    unreached();
  }

  private JsonNode problem() {
    JsonNode malformed = contract.document().at("/components/responses/Malformed/content");
    return malformed.path(Problem.MEDIA_TYPE).path("schema");
  }

  private void operation(String where, Method method, JsonNode operation) {
    parameters(where, ApiOperations.path(method), contract.parameters(operation, "path"));
    parameters(where, ApiOperations.query(method), contract.parameters(operation, "query"));
    Map<String, JsonNode> headers = contract.parameters(operation, "header");
    headers.remove("Accept-Language");
    Map<String, Parameter> declared = ApiOperations.header(method);
    boolean token = declared.remove("Authorization") != null;
    boolean published = contract.document().at("/security/0").has("messageToken");
    differences.unless(token == published, where + ": message token differs");
    parameters(where, declared, headers);
    ApiOperations.body(method).ifPresent(type -> body(where, method, type, operation));
    form(where, method, operation);
    result(where, method, operation);
  }

  private void parameters(
      String where, Map<String, Parameter> code, Map<String, JsonNode> published) {
    differences.same(where, code.keySet(), published.keySet());
    code.forEach((name, parameter) -> {
      if (published.containsKey(name) && !text(parameter)) {
        schemas.compare(
            where + " " + name,
            parameter.getParameterizedType(),
            published.get(name).path("schema"));
      }
    });
  }

  /** A parameter taken as text may have any form of text. */
  private static boolean text(Parameter parameter) {
    return parameter.getType() == String.class;
  }

  private void body(String where, Method method, Type type, JsonNode operation) {
    boolean bytes = type == byte[].class || type == InputStream.class;
    ApiOperations.consumes(method)
        .filter(mediaType -> !bytes)
        .map(mediaType -> operation.at("/requestBody/content").path(mediaType).path("schema"))
        .forEach(schema -> schemas.compare(where + " body", type, schema));
  }

  private void form(String where, Method method, JsonNode operation) {
    Map<String, Parameter> form = ApiOperations.form(method);
    if (form.isEmpty()) {
      return;
    }
    JsonNode schema =
        contract.resolve(operation.at("/requestBody/content/multipart~1form-data/schema"));
    differences.same(
        where + " form", form.keySet(), PublishedContract.names(schema.path("properties")));
    form.forEach((name, field) -> {
      if (field.getType() != FileUpload.class) {
        schemas.compare(where + " " + name, field.getType(), schema.path("properties").path(name));
      }
    });
  }

  private void mediaTypes(String where, List<Method> methods, JsonNode operation) {
    Set<String> code =
        methods.stream().flatMap(ApiOperations::consumes).collect(Collectors.toSet());
    differences.same(
        where + " consumes",
        code,
        PublishedContract.names(operation.path("requestBody").path("content")));
  }

  private void given(String where, List<Method> methods, JsonNode operation) {
    Set<String> code =
        methods.stream()
            .filter(method -> ApiOperations.result(method) != void.class)
            .flatMap(method -> ApiOperations.produces(method).stream())
            .collect(Collectors.toSet());
    boolean declared = methods.stream().allMatch(m -> ApiOperations.produces(m).isPresent());
    for (var entry : operation.required("responses").properties()) {
      if (declared && entry.getKey().startsWith("2")) {
        JsonNode content = contract.resolve(entry.getValue()).path("content");
        differences.same(where + " " + entry.getKey(), code, PublishedContract.names(content));
      }
    }
  }

  private void result(String where, Method method, JsonNode operation) {
    Type type = ApiOperations.result(method);
    for (var entry : operation.required("responses").properties()) {
      if (entry.getKey().startsWith("2")) {
        JsonNode content = contract.resolve(entry.getValue()).path("content");
        String status = where + " " + entry.getKey();
        if (type != void.class && type != byte[].class && content.has(JSON)) {
          schemas.compare(status, type, content.get(JSON).path("schema"));
        }
      }
    }
  }

  private void unreached() {
    Set<String> published = new HashSet<>(PublishedContract.names(contract.schemas()));
    published.removeAll(NO_RECORD);
    published.removeIf(name -> contract.schemas().get(name).has("enum"));
    differences.same("schemas", schemas.compared().keySet(), published);
  }
}
