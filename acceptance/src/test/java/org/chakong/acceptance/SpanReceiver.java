package org.chakong.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes spans as a collector does: OTLP over HTTP, protobuf. */
final class SpanReceiver implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.of();

  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  SpanReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** A span as received, ids in hex; the parent's id is empty for none. */
  record Received(String service, String traceId, String spanId, String parentId, String name) {}

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Received> spans() {
    return bodies.stream()
        .flatMap(body -> Wire.parts(body, 1).stream())
        .flatMap(resourceSpans -> {
          String service = service(resourceSpans);
          return Wire.parts(resourceSpans, 2).stream()
              .flatMap(scopeSpans -> Wire.parts(scopeSpans, 2).stream())
              .map(span -> span(service, span));
        })
        .toList();
  }

  /** All that came, as text: whatever stands in a span stands in it. */
  String everything() {
    return bodies.stream()
        .map(body -> new String(body, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static Received span(String service, byte[] span) {
    return new Received(
        service, hex(span, 1), hex(span, 2), hex(span, 4), text(Wire.parts(span, 5)));
  }

  private static String service(byte[] resourceSpans) {
    Map<String, String> attributes =
        Wire.parts(resourceSpans, 1).stream()
            .flatMap(resource -> Wire.parts(resource, 1).stream())
            .collect(
                Collectors.toMap(
                    attribute -> text(Wire.parts(attribute, 1)),
                    attribute -> text(Wire.parts(Wire.parts(attribute, 2).get(0), 1)),
                    (one, other) -> one));
    return attributes.get("service.name");
  }

  private static String hex(byte[] message, int field) {
    return Wire.parts(message, field).stream().map(HEX::formatHex).collect(Collectors.joining());
  }

  private static String text(List<byte[]> parts) {
    return parts.stream()
        .map(part -> new String(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Protobuf's wire format, as far as messages and strings in messages. */
  private static final class Wire {

    private static final int TYPE_BITS = 3;
    private static final int SEVEN_BITS = 0x7f;
    private static final int EIGHT_BYTES = 8;
    private static final int FOUR_BYTES = 4;

    private final byte[] bytes;
    private int at;

    private Wire(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The embedded messages, strings or bytes of a field, in order. */
    static List<byte[]> parts(byte[] message, int field) {
      Wire wire = new Wire(message);
      List<byte[]> found = new ArrayList<>();
      while (wire.at < message.length) {
        int tag = (int) wire.number();
        byte[] part = wire.part(tag & 0x7);
        if (part != null && tag >> TYPE_BITS == field) {
          found.add(part);
        }
      }
      return found;
    }

    private byte[] part(int type) {
      switch (type) {
        case 0 -> number();
        case 1 -> at += EIGHT_BYTES;
        case 5 -> at += FOUR_BYTES;
        case 2 -> {
          int length = (int) number();
          at += length;
          return Arrays.copyOfRange(bytes, at - length, at);
        }
        default -> throw new IllegalStateException("no protobuf of today");
      }
      return null;
    }

    private long number() {
      long value = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes[at++];
        value |= (long) (next & SEVEN_BITS) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }
  }
}
