package org.chakong.runtime.duty;

import static java.util.Map.entry;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A real mail server and a real HTTP receiver, which can be told to refuse, and a roster file. */
public class DutyReceivers implements QuarkusTestResourceLifecycleManager {

  /** 29 bytes, base64. */
  static final String KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3Q=";

  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer http;
  private Path roster;

  record Posted(String id, String timestamp, String signature, String body, boolean taken) {}

  @Override
  public Map<String, String> start() {
    mail.start();
    try {
      roster = Files.createTempDirectory("duty").resolve("roster.yaml");
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext(
        "/duty",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean takes = refusals.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
          Headers headers = exchange.getRequestHeaders();
          posted.add(
              new Posted(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  body,
                  takes));
          exchange.sendResponseHeaders(takes ? 204 : 503, -1);
          exchange.close();
        });
    http.start();
    return Map.ofEntries(
        entry("chakong.duty.webhook", "http://127.0.0.1:" + http.getAddress().getPort() + "/duty"),
        entry("chakong.duty.secrets", "whsec_" + KEY),
        entry("chakong.duty.mail", "true"),
        entry("chakong.duty.fallback-mail", "fallback@example.test"),
        entry("chakong.duty.roster", roster.toString()),
        entry("chakong.duty.every", "100ms"),
        entry("chakong.duty.pause", "1s"),
        entry("chakong.duty.first-pause", "100ms"),
        entry("quarkus.mailer.mock", "false"),
        entry("quarkus.mailer.host", "127.0.0.1"),
        entry("quarkus.mailer.port", String.valueOf(mail.getSmtp().getPort())));
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(this, new TestInjector.MatchesType(DutyReceivers.class));
  }

  GreenMail mail() {
    return mail;
  }

  List<Posted> posted() {
    return posted;
  }

  void refuse(int times) {
    refusals.set(times);
  }

  void roster(String yaml) {
    try {
      Files.writeString(roster, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    http.stop(0);
    mail.stop();
  }
}
