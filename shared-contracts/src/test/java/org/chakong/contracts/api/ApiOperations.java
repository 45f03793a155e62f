package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.message.SignedBody;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** The operations of contract interfaces, read from their JAX-RS annotations. */
final class ApiOperations {

  private ApiOperations() {}

  /** Methods by {@code GET /path}; two methods may share one where they differ in media type. */
  static Map<String, List<Method>> of(List<Class<?>> interfaces) {
    return interfaces.stream()
        .flatMap(api -> Arrays.stream(api.getMethods()).map(method -> new Operation(api, method)))
        .filter(operation -> verb(operation.method()).isPresent())
        .collect(
            Collectors.groupingBy(
                ApiOperations::key,
                TreeMap::new,
                Collectors.mapping(Operation::method, Collectors.toList())));
  }

  /** A method of an API, which may have it from what two of them share. */
  private record Operation(Class<?> api, Method method) {}

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
        .filter(a -> a != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String key(Operation operation) {
    Method method = operation.method();
    String base = operation.api().getAnnotation(Path.class).value();
    Path path = method.getAnnotation(Path.class);
    return verb(method).orElseThrow() + " " + base + (path == null ? "" : path.value());
  }

  static Map<String, Parameter> path(Method method) {
    return named(method, PathParam.class, PathParam::value);
  }

  static Map<String, Parameter> query(Method method) {
    return named(method, QueryParam.class, QueryParam::value);
  }

  static Map<String, Parameter> header(Method method) {
    return named(method, HeaderParam.class, HeaderParam::value);
  }

  static Map<String, Parameter> form(Method method) {
    return named(method, RestForm.class, RestForm::value);
  }

  private static <A extends Annotation> Map<String, Parameter> named(
      Method method, Class<A> annotation, Function<A, String> name) {
    return Arrays.stream(method.getParameters())
        .filter(p -> p.isAnnotationPresent(annotation))
        .collect(
            Collectors.toMap(p -> name.apply(p.getAnnotation(annotation)), p -> p, (a, b) -> a));
  }

  /** The type of the body that a method takes. */
  static Optional<Type> body(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(p -> p.getAnnotations().length == 0)
        .map(p -> unwrapped(p.getParameterizedType()))
        .findFirst();
  }

  static Type result(Method method) {
    return unwrapped(method.getGenericReturnType());
  }

  static boolean takesBody(Method method) {
    return body(method).isPresent() || !form(method).isEmpty();
  }

  static Stream<String> consumes(Method method) {
    Consumes consumes = method.getAnnotation(Consumes.class);
    return takesBody(method) ? Arrays.stream(consumes.value()) : Stream.empty();
  }

  /** Empty where the media type is that of the content and cannot be declared. */
  static Optional<String> produces(Method method) {
    Produces own = method.getAnnotation(Produces.class);
    Produces all = method.getDeclaringClass().getAnnotation(Produces.class);
    // the server's own preference among several is none of the contract's
    return Optional.ofNullable(own == null ? all : own)
        .map(produces -> produces.value()[0].replaceFirst(";qs=.*", ""));
  }

  private static Type unwrapped(Type type) {
    boolean wrapper =
        type instanceof ParameterizedType p
            && (p.getRawType() == RestResponse.class || p.getRawType() == SignedBody.class);
    return wrapper ? unwrapped(((ParameterizedType) type).getActualTypeArguments()[0]) : type;
  }
}
