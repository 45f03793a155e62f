package org.chakong.acceptance.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;

/**
 * Two requests that always fail by themselves, made so by a trigger in a database: one that the
 * adapter can not decide, one whose answer the gateway can not take. Both must go aside with an
 * alarm and hold up nobody else, and must end when a person sends them again after the cause is
 * gone.
 */
final class PoisonedMessage {

  private static final int OTHERS = 3;

  private static final String CURE =
      "DROP TRIGGER IF EXISTS chaos_poison ON %1$s; DROP FUNCTION IF EXISTS chaos_poison()";

  /** An error of the database's that is nobody's passing trouble. */
  private static final String POISON =
      CURE
          + """
          ; CREATE FUNCTION chaos_poison() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN RAISE EXCEPTION ''poisoned''; END';
          CREATE TRIGGER chaos_poison BEFORE INSERT ON %1$s FOR EACH ROW
            WHEN (NEW.request_no = '%2$s' %3$s) EXECUTE FUNCTION chaos_poison()
          """;

  /**
   * It has failed already; the fifty minutes of pauses until the twentieth time are passed over.
   */
  private static final String NEARLY_TOO_OFTEN =
      """
      UPDATE scheduled_tasks SET consecutive_failures = 19, execution_time = now()
       WHERE task_instance = '%s' AND task_name = '%s' AND NOT picked AND consecutive_failures BETWEEN 1 AND 18
      """;

  private static final Pattern METRIC =
      Pattern.compile("(?m)^chakong_tasks_aside(?:\\{[^}]*})? (\\d+)");

  private final UnaryOperator<String> poisoned;

  /**
   * @param poisoned which request the poison is meant for, given the one that is to be poisoned
   */
  PoisonedMessage(UnaryOperator<String> poisoned) {
    this.poisoned = poisoned;
  }

  /** Where something cannot be done. */
  private enum Where {
    FUND("court_freeze", "", "decide-request", "demo-fund-ops"),
    GATEWAY("request_event", "AND NEW.what = 'ANSWERED'", "deliver-request", "demo-court-ops");

    private final String table;
    private final String when;
    private final String task;
    private final String operator;

    Where(String table, String when, String task, String operator) {
      this.table = table;
      this.when = when;
      this.task = task;
      this.operator = operator;
    }

    private ServiceProcess of(Site site) {
      return this == FUND ? site.fund() : site.gateway();
    }

    private Wire wire(TrialGround ground) {
      return this == FUND ? ground.world().fund() : ground.world().gateway();
    }
  }

  void on(TrialGround ground) throws Exception {
    try {
      for (Where where : Where.values()) {
        play(ground, where);
      }
    } finally {
      for (Where where : Where.values()) {
        where.of(ground.site()).tables().execute(CURE.formatted(where.table));
      }
    }
  }

  private void play(TrialGround ground, Where where) throws Exception {
    Debtor debtor = ground.debtor(3_000);
    Filing filing = ground.freeze(debtor, "1000.00");
    Tables tables = where.of(ground.site()).tables();
    String cookie = signedIn(ground, where);
    tables.execute(POISON.formatted(where.table, poisoned.apply(filing.requestNo()), where.when));
    ground.must("it is accepted", ground.hand(debtor, filing).status() == 202);
    Filing behind = ground.query(debtor);
    ground.must("what follows it is accepted", ground.hand(debtor, behind).status() == 202);
    Duration slowest = others(ground);
    passOver(ground, tables, filing, where);
    ground.await("it goes aside", () -> aside(ground, where, filing, cookie).isPresent());
    ground.must("an alarm says so", alarm(ground, where) > 0);
    ground.must("it is not answered", !ground.answered(filing));
    slowest = longer(slowest, others(ground));
    tables.execute(CURE.formatted(where.table));
    sendAgain(ground, where, filing, cookie);
    ground.await("sent again it ends", () -> ground.answered(filing));
    ground.await("what followed it ends", () -> ground.answered(behind));
    ground.await("nothing stands aside", () -> aside(ground, where, filing, cookie).isEmpty());
    ground.saw(
        "%s aside at the %s, %d others meanwhile within %d ms, sent again and answered"
            .formatted(
                where.task, where.of(ground.site()).kind().room(), 2 * OTHERS, slowest.toMillis()));
  }

  /** What others file meanwhile; the slowest answer. */
  private static Duration others(TrialGround ground) {
    List<Reply> replies = new ArrayList<>();
    IntStream.range(0, OTHERS)
        .forEach(i -> {
          Debtor other = ground.debtor(2_000);
          replies.add(ground.place(other, ground.freeze(other, "800.00")));
        });
    return replies.stream().map(Reply::took).reduce(Duration.ZERO, PoisonedMessage::longer);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static void passOver(TrialGround ground, Tables tables, Filing filing, Where where)
      throws Exception {
    String statement = NEARLY_TOO_OFTEN.formatted(filing.requestNo(), where.task);
    ground.await("it fails by itself", () -> tables.changed(statement) == 1);
  }

  private static long alarm(TrialGround ground, Where where) {
    String metrics =
        new String(
            ground.wire(where.of(ground.site()), "/q/metrics").body(), StandardCharsets.UTF_8);
    Matcher matcher = METRIC.matcher(metrics);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  /** The number under which it stands on the page of what was set aside. */
  private static OptionalLong aside(TrialGround ground, Where where, Filing filing, String cookie) {
    Reply page = where.wire(ground).get("/pages/aside", null, Map.of("Cookie", cookie));
    Matcher line =
        Pattern.compile(
                Pattern.quote(">" + filing.requestNo() + "<") + ".*?/pages/aside/(\\d+)",
                Pattern.DOTALL)
            .matcher(new String(page.body(), StandardCharsets.UTF_8));
    return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
  }

  private static void sendAgain(TrialGround ground, Where where, Filing filing, String cookie) {
    OptionalLong id = aside(ground, where, filing, cookie);
    if (id.isPresent()) {
      form(ground, where, "/pages/aside/" + id.getAsLong(), "", cookie);
    }
  }

  /** The cookie of the operator. */
  private static String signedIn(TrialGround ground, Where where) {
    return form(ground, where, "/pages/sign-in", "person=" + where.operator, "")
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .split(";", 2)[0];
  }

  private static Reply form(
      TrialGround ground, Where where, String path, String body, String cookie) {
    Wire wire = where.wire(ground);
    return wire.bytes(
        "POST",
        path,
        null,
        Map.of("Origin", wire.base().toString(), "Cookie", cookie),
        "application/x-www-form-urlencoded",
        body.getBytes(StandardCharsets.UTF_8));
  }
}
