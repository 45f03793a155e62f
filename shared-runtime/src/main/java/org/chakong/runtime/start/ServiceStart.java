package org.chakong.runtime.start;

import io.quarkus.runtime.Quarkus;

/** Starts one service: the one door both {@code main} methods go through. */
public final class ServiceStart {

  private ServiceStart() {}

  /**
   * Runs the service until it is told to stop.
   *
   * @param service short name, also the name of its room under the data directory
   */
  public static void run(String service, String... args) {
    Quarkus.run(args);
  }
}
