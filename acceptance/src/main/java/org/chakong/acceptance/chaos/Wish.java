package org.chakong.acceptance.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for: {@code --root DIR --data DIR [--kills N] [--minutes M] [--seed S]
 * [--short] [--only kills|trials] [--json FILE] [--report FILE]}.
 *
 * @param words what the user typed that matters for doing it again
 */
record Wish(
    Path root, Path data, Plan plan, Optional<Path> json, Optional<Path> report, String words) {

  private static final Set<String> KNOWN =
      Set.of("--root", "--data", "--kills", "--minutes", "--seed", "--only", "--json", "--report");
  private static final int MOST_KILLS = 9_999;
  private static final int MOST_MINUTES = 240;

  /**
   * @param chance the seed where none is given
   * @throws IllegalArgumentException with one line for the user
   */
  static Wish of(String[] args, long chance) {
    Map<String, String> values = new HashMap<>();
    boolean brief = false;
    for (int i = 0; i < args.length; i++) {
      if ("--short".equals(args[i])) {
        brief = true;
      } else if (KNOWN.contains(args[i]) && i + 1 < args.length) {
        values.put(args[i], args[++i]);
      } else {
        throw new IllegalArgumentException("'" + args[i] + "' is unknown or lacks its value");
      }
    }
    return of(values, brief, chance);
  }

  private static Wish of(Map<String, String> values, boolean brief, long chance) {
    long seed = number(values, "--seed", chance, Long.MAX_VALUE);
    int kills = (int) number(values, "--kills", 200, MOST_KILLS);
    long minutes = number(values, "--minutes", 25, MOST_MINUTES);
    Plan plan = brief ? Plan.brief(seed) : Plan.full(kills, Duration.ofMinutes(minutes), seed);
    List<String> words = new ArrayList<>();
    words.add(brief ? "--short" : "--kills " + kills + " --minutes " + minutes);
    String only = values.get("--only");
    if (only != null) {
      plan = only(only, plan);
      words.add("--only " + only);
    }
    return new Wish(
        path(values, "--root").orElseThrow(() -> new IllegalArgumentException("--root is missing")),
        path(values, "--data").orElseThrow(() -> new IllegalArgumentException("--data is missing")),
        plan,
        path(values, "--json"),
        path(values, "--report"),
        String.join(" ", words) + " --seed " + seed);
  }

  private static Plan only(String part, Plan plan) {
    return switch (part) {
      case "kills" -> plan.withoutTrials();
      case "trials" -> plan.withoutKills();
      default -> throw new IllegalArgumentException("--only is kills or trials");
    };
  }

  private static Optional<Path> path(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(file -> Path.of(file).toAbsolutePath());
  }

  private static long number(Map<String, String> values, String name, long usual, long most) {
    String value = values.get(name);
    if (value == null) {
      return usual;
    }
    if (!value.matches("\\d{1,18}") || Long.parseLong(value) < 1 || Long.parseLong(value) > most) {
      throw new IllegalArgumentException(name + " is a number from 1 to " + most);
    }
    return Long.parseLong(value);
  }
}
