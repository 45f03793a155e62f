package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Defective;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;

/** Finds the rule for a measure, and refuses a profile that leaves a measure without one. */
final class ProfileParts {

  private ProfileParts() {}

  /** The rules, when each measure on each channel has exactly one of them. */
  static <R extends MeasureRule> List<R> each(String part, List<R> rules) {
    Given.value(part, rules);
    for (Action action : Action.values()) {
      for (Channel channel : Channel.values()) {
        requireOne(part, rules, action, channel);
      }
    }
    return List.copyOf(rules);
  }

  private static void requireOne(
      String part, List<? extends MeasureRule> rules, Action action, Channel channel) {
    List<? extends MeasureRule> found =
        rules.stream().filter(rule -> rule.covers(action, channel)).toList();
    if (found.size() == 1) {
      return;
    }
    String path = "/" + part + (found.isEmpty() ? "" : "/" + rules.lastIndexOf(found.getLast()));
    throw new Defective(
        path,
        new Defect(
            part + " 对 " + action + " " + channel + " 有 " + found.size() + " 条规则，应当恰好一条",
            part + " has " + found.size() + " rules for " + action + " " + channel + ", not one"));
  }

  static Map<Requirement, Clause> each(Map<Requirement, Clause> requirements) {
    Given.value("requirements", requirements);
    Set<Requirement> absent = EnumSet.allOf(Requirement.class);
    absent.removeAll(requirements.keySet());
    if (!absent.isEmpty() || requirements.values().stream().anyMatch(Objects::isNull)) {
      throw new Defective(
          "/requirements",
          new Defect("requirements 没有写明依据：" + absent, "requirements has no clause for " + absent));
    }
    return Map.copyOf(requirements);
  }

  /** The one rule; a null channel asks for a kind of rule that makes no difference by channel. */
  static <R extends MeasureRule> R of(List<R> rules, Action action, Channel channel) {
    return rules.stream()
        .filter(rule -> rule.covers(action, channel == null ? Channel.ONLINE : channel))
        .findFirst()
        .orElseThrow();
  }

  static List<MeasureRule.Channels> withWays(
      List<MeasureRule.Channels> rules, Action action, MeasureRule.Ways ways) {
    List<MeasureRule.Channels> changed = new ArrayList<>();
    for (MeasureRule.Channels rule : rules) {
      Set<Action> others = EnumSet.copyOf(rule.actions());
      if (others.remove(action)) {
        changed.add(new MeasureRule.Channels(Set.of(action), ways, rule.clause()));
      }
      if (!others.isEmpty()) {
        changed.add(new MeasureRule.Channels(others, rule.ways(), rule.clause()));
      }
    }
    return List.copyOf(changed);
  }
}
