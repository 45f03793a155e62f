package org.chakong.gateway.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.runtime.clock.RealTime;

/** Which papers a court has handed in, and which of them a fund centre holds. */
@ApplicationScoped
public class DocumentShelf {

  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int PREFIX = "sha256:".length();
  private static final String MISSING =
      """
      SELECT DISTINCT d.sha256 FROM document d
      LEFT JOIN paper_at_centre c ON c.sha256 = d.sha256 AND c.fund_centre = :fundCentre
      WHERE d.court = :court AND d.sha256 IN (:sha256) AND c.sha256 IS NULL
      ORDER BY d.sha256
      """;

  private final DocumentRows rows;
  private final Clock real;

  DocumentShelf(DocumentRows rows, @RealTime Clock real) {
    this.rows = rows;
    this.real = real;
  }

  /** The id of a paper by its digest. */
  static String id(String sha256) {
    return "sha256:" + sha256;
  }

  static String sha256(String id) {
    return id.substring(PREFIX);
  }

  /** The ids of those papers of a request that the court itself has handed in. */
  @Transactional
  public Set<String> atHand(String court, AssistanceRequest request) {
    Collection<String> named = digests(request);
    return named.isEmpty()
        ? Set.of()
        : rows.list("key.court = ?1 and key.sha256 in ?2", court, named).stream()
            .map(row -> id(row.key.sha256()))
            .collect(Collectors.toSet());
  }

  /** The digests of those papers of a court's request that the fund centre does not hold yet. */
  @Transactional
  public List<String> missingAt(String fundCentre, String court, AssistanceRequest request) {
    Collection<String> named = digests(request);
    return named.isEmpty()
        ? List.of()
        : rows.session()
            .createNativeQuery(MISSING, String.class)
            .setParameter("fundCentre", fundCentre)
            .setParameter("court", court)
            .setParameterList("sha256", named)
            .getResultList();
  }

  /**
   * The bytes of a paper.
   *
   * @param sha256 of a paper on the shelf
   */
  @Transactional
  public byte[] bytes(String sha256) {
    return rows.bytes(sha256);
  }

  /** Notes that a fund centre holds a paper. */
  @Transactional
  public void confirmAt(String fundCentre, String sha256) {
    rows.confirm(fundCentre, sha256, real.instant());
  }

  private static Collection<String> digests(AssistanceRequest request) {
    return request.documents().stream()
        .map(DocumentRef::documentId)
        .filter(Objects::nonNull)
        .filter(id -> ID.matcher(id).matches())
        .map(id -> id.substring(PREFIX))
        .collect(Collectors.toSet());
  }
}
