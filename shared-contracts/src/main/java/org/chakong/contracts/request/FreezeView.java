package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.identity.Money;

/**
 * A freeze 冻结 in an answer. {@code waiting} is ordered less frozen.
 *
 * @param position 1 for the first in the queue of the account
 * @param topUp whether coming money will be frozen until the ordered amount is reached
 * @param from the day the term began, absent while the freeze waits
 * @param until the last day of the term
 * @param released what this act or the end of the freeze set free, in yuan
 * @param ahead the freezes before it on the account
 * @param parts with several accounts: the part on each
 * @param revision rises with everything that is told of the freeze: of two views the one with the
 *     higher number is the later, whatever the clocks said; absent from an older version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FreezeView(
    String freezeNo,
    String accountNo,
    State state,
    Money ordered,
    Money frozen,
    Money waiting,
    Integer position,
    Boolean topUp,
    LocalDate from,
    LocalDate until,
    Money released,
    List<Ahead> ahead,
    List<Part> parts,
    Long revision) {

  /** Life of a freeze. */
  public enum State {
    ACTIVE,
    /** 轮候冻结: registered, nothing frozen yet. */
    WAITING,
    RELEASED,
    EXPIRED,
    /** Deducted to the last fen. */
    CONSUMED;

    public boolean isOpen() {
      return this == ACTIVE || this == WAITING;
    }
  }

  /** An earlier freeze, without the debt behind it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ahead(
      String court, String caseNumber, Money ordered, Money frozen, LocalDate until) {}

  /** The part of the freeze on one account. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(String accountNo, Money frozen, Money waiting, Integer position) {}
}
