package org.chakong.runtime.demo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Demo mode for {@code @QuarkusTest}s, as {@code ServiceStart} sets it up: an issuer that gives
 * tokens to whoever asks and a legal clock that can be moved, in a data directory of its own.
 */
public class DemoSettings implements QuarkusTestResourceLifecycleManager {

  private Path data;

  @Override
  public Map<String, String> start() {
    try {
      data = Files.createTempDirectory("chakong-demo");
      DemoIssuer issuer = DemoIssuer.in(data);
      Map<String, String> settings = new HashMap<>(issuer.settings());
      // the test profile brings a key pair inline, and inline wins over a location
      settings.put("mp.jwt.verify.publickey", Files.readString(issuer.publicKey()));
      settings.put("smallrye.jwt.sign.key", Files.readString(issuer.privateKey()));
      settings.put("chakong.demo", "true");
      settings.put("chakong.data", data.toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
