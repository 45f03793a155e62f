package org.chakong.gateway.web;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.chakong.runtime.start.ServiceStart;

/** Starts the court side. */
@QuarkusMain
public class GatewayMain {

  public static void main(String... args) {
    ServiceStart.run("gateway", args);
  }
}
