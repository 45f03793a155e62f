package org.chakong.runtime.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.chakong.runtime.start.ServiceRoom;
import org.jboss.logging.Logger;

/** Says at every start that this is not a service to trust. */
@Singleton
class DemoWarning {

  private static final Logger LOG = Logger.getLogger(DemoWarning.class);

  void warn(@Observes StartupEvent started, ServiceRoom room) {
    if (room.demo()) {
      LOG.warn(
          "DEMO MODE 演示模式: anyone on this machine gets any role and sets the clock; no real data, ever");
    }
  }
}
