package org.chakong.runtime.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;

/**
 * Reads the records of the contracts from a body: checked against the published contract of the API
 * it came in by, so that everything wrong with it is told at once, then bound.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class ContractBodyReader implements MessageBodyReader<Record> {

  private static final String CONTRACTS = "org.chakong.contracts.";
  private static final ObjectMapper JSON = ContractJson.strict();
  private static final Map<String, String> API_OF_ROOT =
      Map.of("api", "court", "fund", "fund", "core", "core-banking");

  @Context UriInfo uri;

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType mediaType) {
    return type.isRecord() && type.getName().startsWith(CONTRACTS);
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] on,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readAllBytes();
    String api = API_OF_ROOT.get(uri.getPath().replaceFirst("^/", "").split("/", 2)[0]);
    try {
      Record read = api == null ? JSON.readValue(bytes, type) : checked(api, type, bytes, headers);
      if (read == null) {
        throw ProblemException.malformed("");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw MalformedJson.in(e);
    }
  }

  private static Record checked(
      String api, Class<Record> type, byte[] body, MultivaluedMap<String, String> headers)
      throws JsonProcessingException {
    String language = headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    return bind(
        BodySchema.of(api).parse(type.getSimpleName(), body, ProblemTexts.language(language)),
        type);
  }

  private static Record bind(BodySchema.Parsed parsed, Class<Record> type)
      throws JsonProcessingException {
    return switch (parsed) {
      case BodySchema.Invalid invalid ->
          throw new ProblemException(invalid.code(), invalid.violations());
      case BodySchema.Valid(JsonNode valid) -> JSON.treeToValue(valid, type);
    };
  }
}
