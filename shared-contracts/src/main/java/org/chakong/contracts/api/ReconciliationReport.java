package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * How a legal day stands between this side and its peers; only peers with which it was compared.
 */
public record ReconciliationReport(LocalDate date, List<ReconciledPeer> peers) {

  public ReconciliationReport {
    peers = List.copyOf(peers);
  }

  /**
   * The last comparison with one peer.
   *
   * @param party of the channel
   * @param comparedAt legal time
   * @param here this side's totals, null where the peer did not answer
   * @param there the peer's, likewise
   * @param found how many differences are left
   * @param differences the first 200 by number, those that were repaired too
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReconciledPeer(
      String party,
      State state,
      OffsetDateTime comparedAt,
      ReconciliationTotals here,
      ReconciliationTotals there,
      EvidenceStanding evidence,
      long found,
      List<ReconciliationDifference> differences) {

    public ReconciledPeer {
      differences = List.copyOf(differences);
    }
  }

  /** How the day stands. */
  public enum State {
    /** No difference is left. */
    AGREED,
    DIFFERENT,
    /** The peer did not answer; it is asked again. */
    UNANSWERED
  }

  /** What the head of the peer's sealed evidence says against those kept before. */
  public enum EvidenceStanding {
    /** It sent none. */
    NONE,
    /** It goes on from what was kept, and is kept now. */
    KEPT,
    /** It lies before one that was kept: the store was cut or put back from an old copy. */
    BEHIND,
    /** It is another one than was kept under the same number. */
    DIFFERS,
    /** It is no valid seal of the peer. */
    NOT_VERIFIED
  }
}
