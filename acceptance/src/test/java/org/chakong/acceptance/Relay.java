package org.chakong.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between two services that a test can cut and mend. */
final class Relay implements AutoCloseable {

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Relay(int target) {
    this.target = target;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on nothing passes. */
  void cut() {
    cut = true;
    open.forEach(Relay::end);
    open.clear();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        if (cut) {
          end(caller);
        } else {
          connect(caller);
        }
      } catch (IOException e) {
        // closed, or one caller less: the next one is awaited
        Thread.onSpinWait();
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(caller);
    open.add(callee);
    if (cut) {
      // while this one was connected
      end(caller);
      end(callee);
      return;
    }
    Thread.ofVirtual().start(() -> pass(caller, callee));
    Thread.ofVirtual().start(() -> pass(callee, caller));
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // either side went away: so does the other
      end(from);
    } finally {
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
