package org.chakong.acceptance.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports of this machine for services that are yet to be started. From below the range out of which
 * systems give ports by themselves, and from below those of the databases: nobody gets one while
 * its service is starting, or down for a while.
 */
public final class FreePort {
  private static final int FIRST = 10_000;
  private static final int COUNT = 10_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /**
   * One at which nobody listens, each time another.
   *
   * @throws IllegalStateException when there is none
   */
  public static int next() {
    return IntStream.range(0, COUNT)
        .map(tried -> FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT))
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port"));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
