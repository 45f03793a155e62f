package org.chakong.contracts.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * The exact bytes of a channel message together with the way to read them. A signature covers
 * bytes, so the bytes that were signed are the ones sent, checked and kept; reading them is a
 * second step that may fail without touching the evidence.
 */
public final class SignedBody<T> {

  private final byte[] bytes;
  private final JavaType type;
  private final ObjectMapper mapper;

  private SignedBody(byte[] bytes, JavaType type, ObjectMapper mapper) {
    this.bytes = bytes;
    this.type = type;
    this.mapper = mapper;
  }

  /** Received bytes, not read yet. */
  public static <T> SignedBody<T> received(byte[] bytes, JavaType type, ObjectMapper mapper) {
    return new SignedBody<>(bytes, type, mapper);
  }

  /** A value written once, to be signed and sent as it is. */
  public static <T> SignedBody<T> of(T value, ObjectMapper mapper) {
    try {
      JavaType type = mapper.constructType(value.getClass());
      return new SignedBody<>(mapper.writeValueAsBytes(value), type, mapper);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message type that cannot be written", e);
    }
  }

  public byte[] bytes() {
    return bytes;
  }

  /**
   * Reads the bytes; unknown fields are ignored since a newer peer may send more.
   *
   * @throws IOException when they are not what the contract says; its text may quote the message,
   *     so it must not be logged
   */
  public T value() throws IOException {
    return mapper.readValue(bytes, type);
  }
}
