package org.chakong.gateway.web;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.chakong.runtime.start.ServiceStart;

@QuarkusMain
class GatewayMain {

  public static void main(String... args) {
    ServiceStart.run("gateway", args);
  }
}
