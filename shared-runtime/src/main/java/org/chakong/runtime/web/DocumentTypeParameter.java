package org.chakong.runtime.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.chakong.contracts.request.DocumentType;

/** Reads the type that comes with a paper, and names the field when it is none. */
@Provider
public class DocumentTypeParameter implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] on) {
    return raw == DocumentType.class ? (ParamConverter<T>) new Converter() : null;
  }

  private static final class Converter implements ParamConverter<DocumentType> {

    @Override
    public DocumentType fromString(String value) {
      return Arrays.stream(DocumentType.values())
          .filter(type -> type.name().equals(value))
          .findFirst()
          .orElseThrow(() -> ProblemException.malformed("type"));
    }

    @Override
    public String toString(DocumentType type) {
      return type.name();
    }
  }
}
