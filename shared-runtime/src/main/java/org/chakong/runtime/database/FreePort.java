package org.chakong.runtime.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that takes it only seconds later: below those that systems give to whoever
 * asks for any, so that nobody else gets it meanwhile.
 */
final class FreePort {

  private static final int FIRST = 20_000;
  private static final int BEHIND_LAST = 32_000;

  private FreePort() {}

  static int find() {
    int port = any();
    while (!isFree(port)) {
      port = any();
    }
    return port;
  }

  private static int any() {
    return ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
  }

  private static boolean isFree(int port) {
    try (ServerSocket door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return door.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
