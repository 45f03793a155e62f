package org.chakong.gateway.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case system that listens for webhooks and does with them what it is told. */
public class CaseSystemReceiver implements QuarkusTestResourceLifecycleManager {

  private static final Pattern REQUEST_NO = Pattern.compile("\"requestNo\":\"([^\"]+)\"");
  private static final Pattern WHAT = Pattern.compile("\"what\":\"([^\"]+)\"");

  private final Map<String, Deque<Integer>> scripts = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<String> keys = List.of(key(), key());
  private HttpServer server;

  /** One call as it came, with the status it was answered. */
  record Call(
      String path,
      String id,
      String timestamp,
      String signature,
      byte[] body,
      String requestNo,
      String what,
      int status) {}

  /** Answers the calls about a request with these, then with 204. */
  void script(String requestNo, Integer... statuses) {
    scripts.put(requestNo, new ArrayDeque<>(List.of(statuses)));
  }

  /** Does not answer calls about a request until {@link #letGo}. */
  void hold(String requestNo) {
    held.put(requestNo, new CountDownLatch(1));
  }

  void letGo(String requestNo) {
    held.remove(requestNo).countDown();
  }

  synchronized List<Call> calls(String requestNo) {
    return calls.stream().filter(call -> call.requestNo().equals(requestNo)).toList();
  }

  synchronized List<Call> callsTo(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  /** The shared keys, base64. */
  List<String> keys() {
    return keys;
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
    Map<String, String> settings = new HashMap<>();
    endpoint(settings, "shanyang", "豫0811");
    endpoint(settings, "jiefang", "豫0802");
    settings.put("chakong.webhooks.timeout", "3s");
    settings.put("chakong.webhooks.first-pause", "100ms");
    settings.put("chakong.webhooks.longest-pause", "300ms");
    return settings;
  }

  private void endpoint(Map<String, String> settings, String name, String court) {
    String prefix = "chakong.webhooks.endpoints." + name + ".";
    settings.put(prefix + "court", court);
    settings.put(prefix + "url", "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    settings.put(prefix + "secrets", "whsec_" + keys.get(0) + ",whsec_" + keys.get(1));
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String text = new String(body, StandardCharsets.UTF_8);
    String requestNo = first(REQUEST_NO, text);
    await(requestNo);
    Deque<Integer> script = scripts.getOrDefault(requestNo, new ArrayDeque<>());
    int status;
    synchronized (this) {
      status = script.isEmpty() ? 204 : script.removeFirst();
      calls.add(
          new Call(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              body,
              requestNo,
              first(WHAT, text),
              status));
    }
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void await(String requestNo) {
    CountDownLatch latch = held.get(requestNo);
    try {
      if (latch != null) {
        latch.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static String key() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(this, new TestInjector.MatchesType(CaseSystemReceiver.class));
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
