package org.chakong.gateway.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;

/**
 * Takes over what fund centres tell about freezes. Answers and notices may overtake each other, so
 * what was true later wins: by the number that the centre gives, since its clock may be set back,
 * and by its clock where a centre of an older version gives none.
 */
@ApplicationScoped
public class FreezeNews {

  private final FreezeRows rows;

  FreezeNews(FreezeRows rows) {
    this.rows = rows;
  }

  /**
   * Whose freeze it is, should it be new to the gateway or have passed to another court.
   *
   * @param caseNumber null where it is not known
   */
  public record Owner(String requestNo, String court, String caseNumber) {}

  /**
   * Notes how a freeze stands.
   *
   * @param asOf legal time at which it stood so
   * @param owner empty when the news is no ground to put a new freeze in the list: the release by a
   *     superior court of a freeze that came from elsewhere
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void take(String fundCentre, FreezeView now, Instant asOf, Optional<Owner> owner) {
    Optional<FreezeRow> known = rows.hold(fundCentre, now.freezeNo());
    if (known.isPresent()) {
      if (!isBehind(now, asOf, known.get())) {
        copy(now, asOf, known.get());
        owner.ifPresent(whose -> holds(whose, known.get()));
      }
      return;
    }
    owner.ifPresent(whose -> rows.persist(row(fundCentre, now, asOf, whose)));
  }

  private static boolean isBehind(FreezeView news, Instant asOf, FreezeRow known) {
    return news.revision() != null && known.revision != null
        ? news.revision() < known.revision
        : asOf.isBefore(known.asOf);
  }

  /** Under its own court a freeze stays with the request that placed it. */
  private static void holds(Owner owner, FreezeRow row) {
    if (!owner.court().equals(row.court)) {
      row.court = owner.court();
      row.requestNo = owner.requestNo();
      row.caseNumber = owner.caseNumber();
    } else if (owner.caseNumber() != null) {
      row.caseNumber = owner.caseNumber();
    }
  }

  private static FreezeRow row(String fundCentre, FreezeView now, Instant asOf, Owner owner) {
    FreezeRow row = new FreezeRow();
    row.fundCentre = fundCentre;
    row.freezeNo = now.freezeNo();
    row.requestNo = owner.requestNo();
    row.court = owner.court();
    row.caseNumber = owner.caseNumber();
    copy(now, asOf, row);
    return row;
  }

  private static void copy(FreezeView now, Instant asOf, FreezeRow row) {
    row.accountNo = now.accountNo();
    row.state = now.state();
    row.ordered = fen(now.ordered());
    row.frozen = fen(now.frozen());
    row.waiting = fen(now.waiting());
    row.position = now.position();
    row.fromDay = now.from();
    row.untilDay = now.until();
    row.asOf = asOf;
    row.revision = now.revision();
  }

  private static Long fen(Money amount) {
    return amount == null ? null : amount.fen();
  }
}
