package org.chakong.contracts.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;

/**
 * What a rule may know beside the request.
 *
 * @param day the legal day of filing, at the fund centre that of receipt; Asia/Shanghai
 * @param documentsAtHand ids of the papers that the asking court has handed over
 * @param courtDoor true at the court's own door, where more is asked than the centre may
 * @param latestCaseYear the latest year that a case number can bear: that of the day, or of real
 *     time where legal time was set back, since cases keep their numbers
 * @param seals what the electronic seals come to, by the id of the paper, for every paper at hand
 */
public record FilingContext(
    PolicyProfile profile,
    Channel channel,
    LocalDate day,
    CourtRegistry courts,
    Set<String> documentsAtHand,
    boolean courtDoor,
    int latestCaseYear,
    Map<String, SealState> seals) {

  public FilingContext {
    documentsAtHand = Set.copyOf(documentsAtHand);
    seals = Map.copyOf(seals);
  }

  /** Whether the asking court has handed this paper over. */
  public boolean isAtHand(DocumentRef document) {
    return document.documentId() != null && documentsAtHand.contains(document.documentId());
  }

  /** What the seal on a paper comes to; where nobody has looked, a person must. */
  public SealState sealOf(DocumentRef document) {
    return seals.getOrDefault(document.documentId(), new SealState.Unverifiable());
  }

  /** Whether a paper of the type is among those of the request and was handed over. */
  public boolean hasAtHand(AssistanceRequest request, DocumentType type) {
    return request.documentsOf(type).stream().anyMatch(this::isAtHand);
  }
}
