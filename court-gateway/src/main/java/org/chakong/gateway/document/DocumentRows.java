package org.chakong.gateway.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.chakong.runtime.seal.SealFacts;
import org.hibernate.Session;

/** Reads and writes papers and the courts' documents. */
@ApplicationScoped
class DocumentRows implements PanacheRepositoryBase<DocumentRow, DocumentRow.Key> {

  private static final String KEEP_PAPER =
      "INSERT INTO paper (sha256, bytes) VALUES (:sha256, :bytes) ON CONFLICT DO NOTHING";
  private static final String KEEP_DOCUMENT =
      """
      INSERT INTO document (court, sha256, type, media_type, size, filename, stored_at, actor)
      VALUES (:court, :sha256, :type, :mediaType, :size, :filename, :storedAt, :actor)
      ON CONFLICT DO NOTHING
      """;
  private static final String CONFIRM =
      """
      INSERT INTO paper_at_centre (fund_centre, sha256, at) VALUES (:fundCentre, :sha256, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String KEEP_SEALS =
      """
      INSERT INTO paper_seal (sha256, facts, read_at) VALUES (:sha256, :facts, :at)
      ON CONFLICT DO NOTHING
      """;

  /**
   * Keeps bytes, document and seals together.
   *
   * @param seals empty when nobody has looked at them yet
   * @return false when the court brought the same bytes as the same type before
   */
  @Transactional
  boolean keep(DocumentRow row, byte[] bytes, Optional<SealFacts> seals) {
    keepPaper(row.key.sha256(), bytes);
    seals.ifPresent(facts -> keepSeals(row.key.sha256(), facts, row.storedAt));
    return keep(row);
  }

  @Transactional
  DocumentRow stored(DocumentRow.Key key) {
    return findById(key);
  }

  void keepSeals(String sha256, SealFacts facts, Instant at) {
    session()
        .createNativeMutationQuery(KEEP_SEALS)
        .setParameter("sha256", sha256)
        .setParameter("facts", facts.json())
        .setParameter("at", at)
        .executeUpdate();
  }

  Optional<SealFacts> seals(String sha256) {
    return session()
        .createNativeQuery("SELECT facts FROM paper_seal WHERE sha256 = :sha256", String.class)
        .setParameter("sha256", sha256)
        .uniqueResultOptional()
        .map(SealFacts::of);
  }

  private void keepPaper(String sha256, byte[] bytes) {
    session()
        .createNativeMutationQuery(KEEP_PAPER)
        .setParameter("sha256", sha256)
        .setParameter("bytes", bytes)
        .executeUpdate();
  }

  private boolean keep(DocumentRow row) {
    return session()
            .createNativeMutationQuery(KEEP_DOCUMENT)
            .setParameter("court", row.key.court())
            .setParameter("sha256", row.key.sha256())
            .setParameter("type", row.key.type().name())
            .setParameter("mediaType", row.mediaType)
            .setParameter("size", row.size)
            .setParameter("filename", row.filename)
            .setParameter("storedAt", row.storedAt)
            .setParameter("actor", row.actor)
            .executeUpdate()
        == 1;
  }

  byte[] bytes(String sha256) {
    return session()
        .createNativeQuery("SELECT bytes FROM paper WHERE sha256 = :sha256", byte[].class)
        .setParameter("sha256", sha256)
        .getSingleResult();
  }

  void confirm(String fundCentre, String sha256, Instant at) {
    session()
        .createNativeMutationQuery(CONFIRM)
        .setParameter("fundCentre", fundCentre)
        .setParameter("sha256", sha256)
        .setParameter("at", at)
        .executeUpdate();
  }

  Session session() {
    return getEntityManager().unwrap(Session.class);
  }
}
