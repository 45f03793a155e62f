package org.chakong.runtime.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers every call with headers and the beginning of a body, and then says nothing more. */
public final class StallingReceiver implements AutoCloseable {

  private static final byte[] BEGINNING =
      "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket door;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  public StallingReceiver() throws IOException {
    door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        open.add(caller);
        caller.getOutputStream().write(BEGINNING);
        caller.getOutputStream().flush();
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket caller : open) {
      caller.close();
    }
  }
}
