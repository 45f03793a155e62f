package org.chakong.acceptance.drill;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chakong.acceptance.client.Patience;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.ServedFigure;
import org.chakong.acceptance.client.World;

/** What stood before a loss, and whether it stands again after it. */
final class DrillChecks {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String LEFT_TO_PEOPLE = "chakong_restoration_requests";
  private static final String BROKEN = "chakong_evidence_peers_broken";

  private final World world;
  private final List<DrillPlay> plays;
  private final Programs programs;
  private final Tell tell;
  private Map<String, String> answered;
  private Map<String, String> atCentre;
  private Map<String, String> register;
  private Map<String, String> balances;
  private Map<String, String> lettersAtCourt;
  private Map<String, String> lettersAtCentre;
  private boolean headKept;
  private int differing;
  private int freezesDiffering;
  private boolean holds = true;

  DrillChecks(World world, List<DrillPlay> plays, Programs programs, Tell tell) {
    this.world = world;
    this.plays = plays;
    this.programs = programs;
    this.tell = tell;
  }

  /** Says something to whoever watches. */
  @FunctionalInterface
  interface Tell {
    void say(String what, Object... values);
  }

  /** Looks at both sides before the loss; each keeps the head of the other's evidence. */
  void remember() {
    headKept = "KEPT".equals(reconciled("/peers/0/evidence", "KEPT").at("/peers/0/evidence"));
    answered = all(play -> play.standing(false));
    atCentre = all(play -> play.standing(true));
    register = all(DrillPlay::register);
    balances = all(DrillPlay::balances);
    lettersAtCourt = all(play -> play.letters(false));
    lettersAtCentre = all(play -> play.letters(true));
  }

  /** Whether all stands again; says what does and what does not. */
  boolean hold(Part part) throws IOException, InterruptedException {
    DrillPlay play = plays.getLast();
    hold("both sides agreed before the loss", answered.equals(atCentre) && headKept);
    if (part.loses("fund")) {
      peopleDecideAgain(play);
    }
    differing =
        same("every request has its answer at the gateway", answered, p -> p.standing(false))
            + same("and the same at the fund centre", answered, p -> p.standing(true));
    freezesDiffering =
        same("every freeze stands as it stood, none twice", register, DrillPlay::register);
    same("every account has what it had", balances, DrillPlay::balances);
    same("the court's letters are all there", lettersAtCourt, p -> p.letters(false));
    same("and the fund centre's", lettersAtCentre, p -> p.letters(true));
    if (part == Part.BOTH) {
      hold("what both had lost is filed again", play.filesAgainWhatBothHaveLost());
    }
    agreement();
    return holds;
  }

  int differing() {
    return differing;
  }

  int freezesDiffering() {
    return freezesDiffering;
  }

  /** What people decided after the moment is lost, and nobody decides it for them. */
  private void peopleDecideAgain(DrillPlay play) {
    hold(
        "the deduction is back in review, its money held, and people are told",
        play.deductionIsInReview() && ServedFigure.of(world.fund(), LEFT_TO_PEOPLE) == 1);
    play.decideDeduction();
    play.newerAnswer(answered);
    tell.say("two persons decided it again");
  }

  private void agreement() throws IOException, InterruptedException {
    Reply reconciled = reconciled("/peers/0/state", "AGREED");
    hold("both sides agree on the day", "AGREED".equals(reconciled.at("/peers/0/state")));
    hold(
        "the evidence that went back is explained, no alarm",
        "KEPT".equals(reconciled("/peers/0/evidence", "KEPT").at("/peers/0/evidence"))
            && onBothSides(BROKEN) == 0);
    hold("nothing of the restore is left to people", onBothSides(LEFT_TO_PEOPLE) == 0);
    hold(
        "the register's audit finds nothing",
        programs.auditFindsNothing(world.fund().base().toString()));
    hold("the sealed evidence of both sides verifies", programs.evidenceVerifies());
  }

  private double onBothSides(String metric) {
    return ServedFigure.of(world.gateway(), metric) + ServedFigure.of(world.fund(), metric);
  }

  private Reply reconciled(String pointer, String wanted) {
    return Patience.until(
        () -> world.reconcile(LocalDate.now(ZONE)), reply -> wanted.equals(reply.at(pointer)));
  }

  private Map<String, String> all(Function<DrillPlay, Map<String, String>> what) {
    Map<String, String> all = new TreeMap<>();
    plays.forEach(play -> all.putAll(what.apply(play)));
    return all;
  }

  /** What is told again comes within moments. */
  private int same(
      String what, Map<String, String> before, Function<DrillPlay, Map<String, String>> of) {
    Supplier<Map<String, String>> now = () -> all(of);
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<String, String> found = now.get();
    while (!found.equals(before) && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
      found = now.get();
    }
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(found.keySet());
    Map<String, String> last = found;
    List<String> other =
        keys.stream().filter(key -> !Objects.equals(before.get(key), last.get(key))).toList();
    hold(what, other.isEmpty());
    other.forEach(key -> tell.say("    %s: %s → %s", key, before.get(key), last.get(key)));
    return other.size();
  }

  private void hold(String what, boolean so) {
    tell.say("%s %s", so ? "✓" : "✗", what);
    holds &= so;
  }
}
