package org.chakong.acceptance.chaos;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param kills how many kills are wanted
 * @param longest when the storm ends though there were fewer
 * @param pause between kills, on average
 * @param clients court clients
 * @param debtors persons with an account each
 * @param pace between two requests of a client, on average
 * @param trials whether the trials are played too
 */
record Plan(
    int kills,
    Duration longest,
    Duration pause,
    int clients,
    int debtors,
    Duration pace,
    boolean trials,
    long seed) {

  /** At least 200 kills take about 20 minutes. */
  static Plan full(int kills, Duration longest, long seed) {
    return new Plan(
        kills, longest, Duration.ofMillis(2_500), 6, 40, Duration.ofMillis(500), true, seed);
  }

  /** Each target once, for the normal test run. */
  static Plan brief(long seed) {
    return new Plan(
        6,
        Duration.ofMinutes(12),
        Duration.ofMillis(600),
        4,
        12,
        Duration.ofMillis(200),
        true,
        seed);
  }

  /** Without kills, bad line and load. */
  Plan withoutKills() {
    return new Plan(0, longest, pause, clients, debtors, pace, trials, seed);
  }

  Plan withoutTrials() {
    return new Plan(kills, longest, pause, clients, debtors, pace, false, seed);
  }
}
