package org.chakong.fund.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.seal.SealFacts;

/** The papers handed over, each kept for the one who did. */
@ApplicationScoped
class Papers implements PanacheRepositoryBase<PaperRow, PaperRow.Key> {

  private static final String ID_PREFIX = "sha256:";

  private final Locks locks;
  private final PaperSeals seals;
  private final Clock clock;

  Papers(Locks locks, PaperSeals seals, Clock clock) {
    this.locks = locks;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * Keeps a paper.
   *
   * @param owner the sender on the channel, or the window
   * @param type null on the channel, where only the request says it
   * @param facts empty when nobody has looked at the seals yet
   * @return false when it was kept before
   */
  @Transactional
  boolean keep(String owner, DocumentType type, Paper paper, Optional<SealFacts> facts) {
    PaperRow.Key key = new PaperRow.Key(owner, paper.sha256(), type == null ? "" : type.name());
    locks.paper(owner, key.sha256());
    facts.ifPresent(known -> seals.keep(key.sha256(), known));
    if (findByIdOptional(key).isPresent()) {
      return false;
    }
    persist(new PaperRow(key, paper.kind().mediaType(), paper.bytes(), clock.instant()));
    return true;
  }

  /** Which of the papers that a request names its sender has handed over. */
  @Transactional
  Set<String> atHand(AssistanceRequest request, String owner) {
    List<String> named =
        request.documents().stream()
            .map(DocumentRef::documentId)
            .filter(Objects::nonNull)
            .filter(id -> id.startsWith(ID_PREFIX))
            .map(Papers::sha256)
            .toList();
    return named.isEmpty() ? Set.of() : kept(owner, named);
  }

  @Transactional
  Optional<byte[]> bytes(String owner, String sha256) {
    return findByIdOptional(new PaperRow.Key(owner, sha256, "")).map(PaperRow::bytes);
  }

  static String sha256(String documentId) {
    return documentId.substring(ID_PREFIX.length());
  }

  private Set<String> kept(String owner, List<String> digests) {
    return getEntityManager()
        .createQuery(
            "select p.key.sha256 from PaperRow p where p.key.owner = :owner"
                + " and p.key.sha256 in :digests",
            String.class)
        .setParameter("owner", owner)
        .setParameter("digests", digests)
        .getResultStream()
        .map(digest -> ID_PREFIX + digest)
        .collect(Collectors.toSet());
  }
}
