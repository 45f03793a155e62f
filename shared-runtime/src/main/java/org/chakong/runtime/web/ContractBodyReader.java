package org.chakong.runtime.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.chakong.contracts.api.ContractJson;

/** Reads the records of the contracts from a body as strictly as the contract says. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class ContractBodyReader implements MessageBodyReader<Record> {

  private static final String CONTRACTS = "org.chakong.contracts.";
  private static final ObjectMapper JSON =
      ContractJson.strict()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
    try {
      Record read = JSON.readValue(body.readAllBytes(), type);
      if (read == null) {
        throw ProblemException.malformed("");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw MalformedJson.in(e);
    }
  }
}
