package org.chakong.acceptance.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The line from one service to the other. While it is bad, part of the exchanges suffer a {@link
 * Fault}, each kind as often as the others; while it is good, everything passes as it is.
 */
final class Line implements AutoCloseable {

  private static final double FAULTY = 0.3;
  private static final int BACKLOG = 50;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Fault[] FAULTS = Fault.values();

  private final int port;
  private final int target;
  private final Random random;
  private final Map<Fault, AtomicLong> counts = new EnumMap<>(Fault.class);
  private volatile ServerSocket door;
  private volatile boolean closed;
  private volatile boolean bad;

  /**
   * @param target the port of the service on this machine that the line leads to
   */
  Line(int target, long seed) {
    this.target = target;
    this.random = new Random(seed);
    for (Fault fault : FAULTS) {
      counts.put(fault, new AtomicLong());
    }
    try {
      this.door = open(0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a line", e);
    }
    this.port = door.getLocalPort();
    Thread.ofVirtual().start(this::accept);
  }

  private static ServerSocket open(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  int port() {
    return port;
  }

  void turnBad() {
    bad = true;
  }

  void turnGood() {
    bad = false;
  }

  /** How many exchanges suffered what. */
  Map<Fault, Long> counts() {
    var now = new EnumMap<Fault, Long>(Fault.class);
    counts.forEach((fault, count) -> now.put(fault, count.get()));
    return now;
  }

  @Override
  public void close() {
    closed = true;
    shut();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException e) {
        // refusing for a moment, or closed for good
        pause(Duration.ofMillis(5));
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      caller.setSoTimeout((int) Duration.ofMinutes(3).toMillis());
      var requests = new HttpBytes(new BufferedInputStream(caller.getInputStream()));
      Optional<byte[]> request = requests.next();
      while (request.isPresent()) {
        exchange(caller, request.get());
        request = requests.next();
      }
    } catch (IOException e) {
      // either side went away: the other one sees it, as on a real line
      reset(caller);
    }
  }

  private void exchange(Socket caller, byte[] request) throws IOException {
    Optional<Fault> fault = draw();
    if (fault.isEmpty()) {
      caller.getOutputStream().write(forward(request));
      return;
    }
    counts.get(fault.get()).incrementAndGet();
    switch (fault.get()) {
      case REFUSED -> refuse(caller);
      case RESET_IN_REQUEST -> breakRequest(caller, request);
      case RESET_IN_RESPONSE -> breakResponse(caller, request);
      case DELAYED -> delay(caller, request);
      case DUPLICATED -> sendTwice(caller, request);
      case REORDERED -> sendLater(caller, request);
      case HALF_OPEN -> swallow(caller);
      case ANSWER_LOST -> {
        forward(request);
        reset(caller);
      }
    }
  }

  private Optional<Fault> draw() {
    return bad && random.nextDouble() < FAULTY
        ? Optional.of(FAULTS[random.nextInt(FAULTS.length)])
        : Optional.empty();
  }

  private byte[] forward(byte[] request) throws IOException {
    try (Socket callee = connect()) {
      callee.getOutputStream().write(request);
      return new HttpBytes(new BufferedInputStream(callee.getInputStream()))
          .next()
          .orElseThrow(() -> new IOException("the service ended without a response"));
    }
  }

  private Socket connect() throws IOException {
    var callee = new Socket(InetAddress.getLoopbackAddress(), target);
    callee.setSoTimeout(PATIENCE_MILLIS);
    return callee;
  }

  private void refuse(Socket caller) {
    reset(caller);
    shut();
    pause(upTo(Duration.ofMillis(800)));
    if (!closed) {
      reopen();
    }
  }

  private synchronized void shut() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void reopen() {
    try {
      if (door.isClosed()) {
        door = open(port);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the line's port was taken meanwhile", e);
    }
  }

  private void breakRequest(Socket caller, byte[] request) throws IOException {
    try (Socket callee = connect()) {
      callee.getOutputStream().write(Arrays.copyOf(request, 1 + random.nextInt(request.length)));
      reset(callee);
    }
    reset(caller);
  }

  private void breakResponse(Socket caller, byte[] request) throws IOException {
    byte[] response = forward(request);
    caller.getOutputStream().write(Arrays.copyOf(response, random.nextInt(response.length)));
    caller.getOutputStream().flush();
    reset(caller);
  }

  private void delay(Socket caller, byte[] request) throws IOException {
    pause(upTo(Duration.ofMillis(1_500)));
    byte[] response = forward(request);
    pause(upTo(Duration.ofMillis(1_500)));
    caller.getOutputStream().write(response);
  }

  private void sendTwice(Socket caller, byte[] request) throws IOException {
    Thread again = Thread.ofVirtual().start(() -> forwardUnheard(request));
    if (random.nextBoolean()) {
      join(again);
    }
    caller.getOutputStream().write(forward(request));
  }

  private void sendLater(Socket caller, byte[] request) {
    reset(caller);
    pause(upTo(Duration.ofSeconds(6)));
    forwardUnheard(request);
  }

  private void forwardUnheard(byte[] request) {
    try {
      forward(request);
    } catch (IOException e) {
      // a copy that nobody waits for may be lost as well
      Thread.onSpinWait();
    }
  }

  /** Until the caller gives up. */
  private static void swallow(Socket caller) throws IOException {
    caller.setSoTimeout(PATIENCE_MILLIS);
    while (caller.getInputStream().read() >= 0) {
      Thread.onSpinWait();
    }
  }

  /** Ends a connection so that the other side sees it broken, not closed. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // gone already
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis()));
  }

  private static void pause(Duration length) {
    LockSupport.parkNanos(length.toNanos());
  }
}
