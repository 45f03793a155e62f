package org.chakong.runtime.duty;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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

  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer http;
  private Path roster;

  record Posted(String id, String body, boolean taken) {}

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
          posted.add(new Posted(exchange.getRequestHeaders().getFirst("webhook-id"), body, takes));
          exchange.sendResponseHeaders(takes ? 204 : 503, -1);
          exchange.close();
        });
    http.start();
    return Map.of(
        "chakong.duty.webhook", "http://127.0.0.1:" + http.getAddress().getPort() + "/duty",
        "chakong.duty.mail", "true",
        "chakong.duty.fallback-mail", "fallback@example.test",
        "chakong.duty.roster", roster.toString(),
        "chakong.duty.every", "100ms",
        "chakong.duty.pause", "1s",
        "chakong.duty.first-pause", "100ms",
        "quarkus.mailer.mock", "false",
        "quarkus.mailer.host", "127.0.0.1",
        "quarkus.mailer.port", String.valueOf(mail.getSmtp().getPort()));
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
