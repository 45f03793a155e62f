package org.chakong.fund.channel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that does nothing by itself, as while it is closed after a restore. */
public class NoTasks implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("chakong.tasks.enabled", "false");
  }
}
