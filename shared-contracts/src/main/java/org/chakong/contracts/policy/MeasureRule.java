package org.chakong.contracts.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Defective;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.SubjectRole;

/** A rule of a policy for some measures, and where it says so only for one channel. */
public sealed interface MeasureRule {

  Set<Action> actions();

  /** The channel that the rule is limited to, null for both. */
  default Channel via() {
    return null;
  }

  Clause clause();

  default boolean covers(Action action, Channel channel) {
    return actions().contains(action) && (via() == null || via() == channel);
  }

  /** The ways in which a measure may be asked for. */
  enum Ways {
    ONLINE,
    COUNTER,
    BOTH;

    public boolean permit(Channel channel) {
      return switch (this) {
        case ONLINE -> channel == Channel.ONLINE;
        case COUNTER -> channel == Channel.COUNTER;
        case BOTH -> true;
      };
    }
  }

  /** Which way is open. */
  record Channels(@JsonProperty("for") Set<Action> actions, Ways ways, Clause clause)
      implements MeasureRule {

    public Channels {
      Given.value("for", actions);
      actions = Set.copyOf(actions);
      Given.value("ways", ways);
      Given.value("clause", clause);
    }
  }

  /** Whether an officer needs both permits or one of them. */
  enum Permits {
    /** 工作证 and 执行公务证. */
    BOTH,
    /** 工作证 or 执行公务证. */
    EITHER
  }

  /** Where the permits of an officer are looked for (法释〔2013〕20号 第二条). */
  enum Registration {
    /** In the request itself. */
    PER_REQUEST,
    /** In the registry 预先登记; the request only names who acts. */
    PRE_REGISTERED,
    /** In the request or, for what it leaves out, in the registry. */
    EITHER
  }

  /**
   * The officers.
   *
   * @param minimum distinct persons with valid permits; 0 asks for none
   * @param registration where their permits are looked for; in the request where the profile is
   *     silent
   */
  record Officers(
      @JsonProperty("for") Set<Action> actions,
      Channel via,
      int minimum,
      Permits permits,
      Registration registration,
      Clause clause)
      implements MeasureRule {

    public Officers {
      Given.value("for", actions);
      actions = Set.copyOf(actions);
      Given.atLeast("minimum", 0, minimum);
      Given.value("permits", permits);
      registration = registration == null ? Registration.PER_REQUEST : registration;
      Given.value("clause", clause);
    }
  }

  /**
   * One paper that must be there.
   *
   * @param anyOf types that each will do
   * @param originals those of them of which a copy will not do
   */
  record Paper(List<DocumentType> anyOf, Set<DocumentType> originals) {

    public Paper {
      Given.value("anyOf", anyOf);
      anyOf = List.copyOf(anyOf);
      if (anyOf.isEmpty()) {
        throw new Defective("/anyOf", new Defect("anyOf 没有列出任何文书", "anyOf names no paper"));
      }
      originals = originals == null ? Set.of() : Set.copyOf(originals);
      if (!anyOf.containsAll(originals)) {
        throw new Defective(
            "/originals",
            new Defect("originals 列出了 anyOf 没有的文书", "originals names a paper that anyOf does not"));
      }
    }
  }

  /** The papers. */
  record Papers(
      @JsonProperty("for") Set<Action> actions, Channel via, List<Paper> required, Clause clause)
      implements MeasureRule {

    public Papers {
      Given.value("for", actions);
      actions = Set.copyOf(actions);
      Given.value("required", required);
      required = List.copyOf(required);
      Given.value("clause", clause);
    }
  }

  /** The kinds of case, by the characters in their numbers. */
  record CaseTypes(@JsonProperty("for") Set<Action> actions, List<String> types, Clause clause)
      implements MeasureRule {

    public CaseTypes {
      Given.value("for", actions);
      actions = Set.copyOf(actions);
      Given.value("types", types);
      types = List.copyOf(types);
      Given.value("clause", clause);
    }
  }

  /**
   * Against whom.
   *
   * @param roles in any case
   * @param underPreservation besides, when a preservation ruling 保全裁定书 is among the papers
   * @param withReason of the roles, those that need the legal ground stated
   */
  record Roles(
      @JsonProperty("for") Set<Action> actions,
      Set<SubjectRole> roles,
      Set<SubjectRole> underPreservation,
      Set<SubjectRole> withReason,
      Clause clause)
      implements MeasureRule {

    public Roles {
      Given.value("for", actions);
      actions = Set.copyOf(actions);
      Given.value("roles", roles);
      roles = Set.copyOf(roles);
      Given.value("clause", clause);
      underPreservation = underPreservation == null ? Set.of() : Set.copyOf(underPreservation);
      withReason = withReason == null ? Set.of() : Set.copyOf(withReason);
    }
  }

  /**
   * How soon the centre answers.
   *
   * @param workingDays after the day of receipt
   * @param statutory whether the policy itself sets it; otherwise an internal target
   */
  record Deadline(
      @JsonProperty("for") Set<Action> actions, int workingDays, boolean statutory, Clause clause)
      implements MeasureRule {

    public Deadline {
      Given.value("for", actions);
      actions = Set.copyOf(actions);
      Given.value("clause", clause);
      Given.atLeast("workingDays", 1, workingDays);
    }
  }
}
