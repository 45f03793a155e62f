package org.chakong.runtime.channel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** A service on the fund centre's side of the channel, in demo mode, with a room of its own. */
public class FundSide implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>();
    settings.put("chakong.demo", "true");
    settings.put("chakong.data", room());
    // open after two silent calls, tried again after two seconds
    settings.put("chakong.line.breaker-calls", "2");
    settings.put("chakong.line.breaker-pause", "2s");
    settings.put("chakong.line.call-timeout", "2s");
    return settings;
  }

  private static String room() {
    try {
      return Files.createTempDirectory("chakong-test").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
