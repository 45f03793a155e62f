package org.chakong.runtime.channel;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.chakong.contracts.message.SignedBody;

/** Writes a signed body as the very bytes that were signed. */
@Provider
@Produces(MediaType.WILDCARD)
public class SignedBodyWriter implements MessageBodyWriter<SignedBody<?>> {

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType mediaType) {
    return type == SignedBody.class;
  }

  @Override
  public void writeTo(
      SignedBody<?> body,
      Class<?> type,
      Type generic,
      Annotation[] on,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(body.bytes());
  }
}
