package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.chakong.contracts.identity.Money;

/**
 * What is to be done, one form for each {@link Action}. Amounts are yuan strings on the wire, terms
 * are calendar months, {@code until} is the last day of the term in Asia/Shanghai.
 *
 * <p>Fields that a policy requires may be missing here: their absence is a formal defect with its
 * own reason code, not a malformed message.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Instruction.Query.class, name = "QUERY"),
  @JsonSubTypes.Type(value = Instruction.Freeze.class, name = "FREEZE"),
  @JsonSubTypes.Type(value = Instruction.Extend.class, name = "EXTEND"),
  @JsonSubTypes.Type(value = Instruction.Unfreeze.class, name = "UNFREEZE"),
  @JsonSubTypes.Type(value = Instruction.Deduct.class, name = "DEDUCT")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Instruction {

  @JsonIgnore
  default Action action() {
    return switch (this) {
      case Query q -> Action.QUERY;
      case Freeze f -> Action.FREEZE;
      case Extend e -> Action.EXTEND;
      case Unfreeze u -> Action.UNFREEZE;
      case Deduct d -> Action.DEDUCT;
    };
  }

  /** 查询: all accounts of the person. */
  record Query() implements Instruction {}

  /**
   * 冻结. {@code until}, the end printed in the notice, governs over {@code termMonths} where both
   * are given. Without {@code accountNo} all open accounts of the person are meant.
   */
  record Freeze(
      Money amount, String amountInWords, Integer termMonths, LocalDate until, String accountNo)
      implements Instruction {}

  /** 续冻 of a freeze of the same court. */
  record Extend(String freezeNo, Integer termMonths, LocalDate until) implements Instruction {}

  /** 解冻: without {@code amount} all of it; {@code from} defaults to the ceiling. */
  record Unfreeze(String freezeNo, Money amount, String amountInWords, UnfreezeFrom from)
      implements Instruction {

    /** What a partial release lowers, the ceiling when the court does not say. */
    public UnfreezeFrom fromOrDefault() {
      return from == null ? UnfreezeFrom.CEILING : from;
    }
  }

  /** 扣划 to a registered account of the requesting court. */
  record Deduct(
      String freezeNo,
      String accountNo,
      Money amount,
      String amountInWords,
      Payee payee,
      DeductCondition condition,
      Money dividedAmount,
      Boolean otherAssetsExhausted)
      implements Instruction {}
}
