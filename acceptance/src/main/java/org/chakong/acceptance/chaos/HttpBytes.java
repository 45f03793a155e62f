package org.chakong.acceptance.chaos;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads one HTTP/1.1 message after the other from a connection, byte for byte. */
final class HttpBytes {

  private static final int CHUNK_END = 2;

  private final InputStream in;

  HttpBytes(InputStream in) {
    this.in = in;
  }

  /** The next message, empty where the sender ended before one. */
  Optional<byte[]> next() throws IOException {
    var message = new ByteArrayOutputStream();
    String first = line(message);
    if (first == null) {
      return Optional.empty();
    }
    int length = 0;
    boolean chunked = false;
    String header = line(message);
    while (header != null && !header.isEmpty()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      header = line(message);
    }
    if (chunked) {
      chunks(message);
    } else {
      exactly(length, message);
    }
    return Optional.of(message.toByteArray());
  }

  private void chunks(ByteArrayOutputStream message) throws IOException {
    int size;
    do {
      String head = line(message);
      if (head == null) {
        throw new EOFException("ended within a message");
      }
      size = Integer.parseInt(head.split(";", 2)[0].strip(), 16);
      exactly(size + CHUNK_END, message);
    } while (size > 0);
  }

  private void exactly(int length, ByteArrayOutputStream message) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("ended within a message");
    }
    message.writeBytes(bytes);
  }

  private String line(ByteArrayOutputStream message) throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      message.write(next);
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(next);
      next = in.read();
    }
    if (line.size() > 0) {
      throw new EOFException("ended within a line");
    }
    return null;
  }
}
