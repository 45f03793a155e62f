package org.chakong.runtime.channel;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.message.SignedBody;

/** Takes a body as the bytes it came as; reading them is left to whoever has verified them. */
@Provider
@Consumes(MediaType.WILDCARD)
public class SignedBodyReader implements MessageBodyReader<SignedBody<?>> {

  private static final ObjectMapper JSON = ContractJson.tolerant();

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType mediaType) {
    return type == SignedBody.class;
  }

  @Override
  public SignedBody<?> readFrom(
      Class<SignedBody<?>> type,
      Type generic,
      Annotation[] on,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return SignedBody.received(body.readAllBytes(), content(generic), JSON);
  }

  private static JavaType content(Type generic) {
    if (generic instanceof ParameterizedType body) {
      return JSON.constructType(body.getActualTypeArguments()[0]);
    }
    throw new IllegalStateException("a signed body must say what it holds");
  }
}
