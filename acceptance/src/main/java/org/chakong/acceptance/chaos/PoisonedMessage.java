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
import org.chakong.acceptance.client.ServedFigure;
import org.chakong.acceptance.client.Wire;

/**
 * Two requests that always fail by themselves, made so by a trigger in a database: one that the
 * adapter can not decide, one whose answer the gateway can not take. Both must go aside with an
 * alarm and hold up nobody else, and must end when a person sends them again after the cause is
 * gone.
 */
final class PoisonedMessage {

  private static final int OTHERS = 3;

  /** Far more than an answer takes, on a machine that does other things too. */
  private static final Duration NORMAL = Duration.ofSeconds(30);

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

  /** One that cannot be done, what follows it, and who looks after what was set aside. */
  private record Victim(
      Where where, Tables tables, Debtor debtor, Filing filing, Filing behind, String cookie) {}

  void on(TrialGround ground) throws Exception {
    List<Victim> victims = new ArrayList<>();
    try {
      for (Where where : Where.values()) {
        victims.add(poison(ground, where));
      }
      Duration slowest = others(ground);
      victims.forEach(victim -> goesAside(ground, victim));
      slowest = longer(slowest, others(ground));
      ground.must("all others end in normal time", slowest.compareTo(NORMAL) < 0);
      for (Victim victim : victims) {
        end(ground, victim);
      }
      ground.saw(
          "aside at both, %d others meanwhile within %d ms, sent again and answered"
              .formatted(2 * OTHERS, slowest.toMillis()));
    } finally {
      for (Where where : Where.values()) {
        where.of(ground.site()).tables().execute(CURE.formatted(where.table));
      }
    }
  }

  private Victim poison(TrialGround ground, Where where) throws Exception {
    Debtor debtor = ground.debtor(3_000);
    Filing filing = ground.freeze(debtor, "1000.00");
    Filing behind = ground.query(debtor);
    Tables tables = where.of(ground.site()).tables();
    tables.execute(POISON.formatted(where.table, poisoned.apply(filing.requestNo()), where.when));
    ground.must("it is accepted", ground.hand(debtor, filing).status() == 202);
    ground.must("what follows it is accepted", ground.hand(debtor, behind).status() == 202);
    return new Victim(where, tables, debtor, filing, behind, signedIn(ground, where));
  }

  private static void goesAside(TrialGround ground, Victim victim) {
    String passOver = NEARLY_TOO_OFTEN.formatted(victim.filing().requestNo(), victim.where().task);
    ground.await("it fails by itself", () -> victim.tables().changed(passOver) == 1);
    ground.await("it goes aside", () -> aside(ground, victim).isPresent());
    ground.must(
        "an alarm says so",
        ServedFigure.of(victim.where().wire(ground), "chakong_tasks_aside") > 0);
    ground.must("it is not answered", !ground.answered(victim.filing()));
  }

  private static void end(TrialGround ground, Victim victim) throws Exception {
    victim.tables().execute(CURE.formatted(victim.where().table));
    sendAgain(ground, victim);
    ground.await("sent again it ends", () -> ground.answered(victim.filing()));
    ground.await("what followed it ends", () -> ground.answered(victim.behind()));
    ground.await("nothing stands aside", () -> aside(ground, victim).isEmpty());
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

  /** The number under which it stands on the page of what was set aside. */
  private static OptionalLong aside(TrialGround ground, Victim victim) {
    Wire wire = victim.where().wire(ground);
    Reply page = wire.get("/pages/aside", null, Map.of("Cookie", victim.cookie()));
    Matcher line =
        Pattern.compile(
                Pattern.quote(">" + victim.filing().requestNo() + "<") + ".*?/pages/aside/(\\d+)",
                Pattern.DOTALL)
            .matcher(new String(page.body(), StandardCharsets.UTF_8));
    return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
  }

  private static void sendAgain(TrialGround ground, Victim victim) {
    aside(ground, victim)
        .ifPresent(id -> form(ground, victim.where(), "/pages/aside/" + id, "", victim.cookie()));
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
