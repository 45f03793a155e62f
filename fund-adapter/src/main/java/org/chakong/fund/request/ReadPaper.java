package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;

/** The papers of a request, for those who decide on it. */
@ApplicationScoped
public class ReadPaper {

  private static final String ID_PREFIX = "sha256:";

  private final Requests requests;
  private final EntityManager database;

  ReadPaper(Requests requests, EntityManager database) {
    this.requests = requests;
    this.database = database;
  }

  /**
   * A paper as it was handed over.
   *
   * @param document as the request names it
   */
  public record Handed(DocumentRef document, String mediaType, byte[] bytes) {}

  /** What is known of a paper without reading it; {@code size} in bytes. */
  public record Kept(String documentId, String mediaType, long size) {}

  /** Empty unless the request names the paper and its sender has handed it over. */
  @Transactional
  public Optional<Handed> read(String requestNo, String documentId) {
    return requests
        .findByIdOptional(requestNo)
        .flatMap(row -> read(row.request(), row.sender(), documentId));
  }

  /**
   * Of a request that is not received yet.
   *
   * @param owner who has handed the paper over
   */
  @Transactional
  public Optional<Handed> read(AssistanceRequest request, String owner, String documentId) {
    return request.documents().stream()
        .filter(document -> documentId.equals(document.documentId()))
        .filter(document -> documentId.startsWith(ID_PREFIX))
        .findFirst()
        .flatMap(document ->
            paper(owner, documentId)
                .map(paper -> new Handed(document, paper.mediaType, paper.bytes)));
  }

  /** Those of a request's papers that its sender has handed over, by their ids. */
  @Transactional
  public Map<String, Kept> kept(String requestNo) {
    RequestRow row = requests.findById(requestNo);
    return kept(row.request(), row.sender());
  }

  /** The same of a request that is not received yet. */
  @Transactional
  public Map<String, Kept> kept(AssistanceRequest request, String owner) {
    List<String> digests =
        request.documents().stream()
            .map(DocumentRef::documentId)
            .filter(Objects::nonNull)
            .filter(id -> id.startsWith(ID_PREFIX))
            .map(Papers::sha256)
            .distinct()
            .toList();
    return digests.isEmpty() ? Map.of() : kept(owner, digests);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Kept> kept(String owner, List<String> digests) {
    List<Object[]> rows =
        database
            .createNativeQuery(
                "SELECT sha256, media_type, octet_length(bytes) FROM paper"
                    + " WHERE owner = :owner AND sha256 IN (:digests)",
                Object[].class)
            .setParameter("owner", owner)
            .setParameter("digests", digests)
            .getResultList();
    return rows.stream()
        .map(ReadPaper::kept)
        .collect(Collectors.toMap(Kept::documentId, Function.identity(), (a, same) -> a));
  }

  private static Kept kept(Object[] row) {
    return new Kept(ID_PREFIX + row[0], (String) row[1], ((Number) row[2]).longValue());
  }

  private Optional<PaperRow> paper(String owner, String documentId) {
    return database
        .createQuery(
            "from PaperRow p where p.key.owner = :owner and p.key.sha256 = :sha256", PaperRow.class)
        .setParameter("owner", owner)
        .setParameter("sha256", Papers.sha256(documentId))
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
