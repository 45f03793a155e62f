package org.chakong.gateway.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.chakong.contracts.api.StoredDocument;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.runtime.channel.SecurityLog;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.paper.PaperKind;
import org.chakong.runtime.seal.ReadSeals;
import org.chakong.runtime.seal.SealFacts;

/** Takes in a paper of a court; what it is, its leading bytes say. */
@ApplicationScoped
public class StoreDocument {

  /** The largest paper, in bytes. */
  public static final long LARGEST = Paper.MOST_BYTES;

  private final DocumentRows rows;
  private final ReadSeals seals;
  private final Clock real;

  StoreDocument(DocumentRows rows, ReadSeals seals, @RealTime Clock real) {
    this.rows = rows;
    this.seals = seals;
    this.real = real;
  }

  /** What became of an upload. */
  public sealed interface Outcome {

    /**
     * @param first false when the court brought the same bytes as the same type before
     */
    record Stored(StoredDocument document, boolean first) implements Outcome {}

    /** More than {@link #LARGEST} bytes. */
    record TooLarge() implements Outcome {}

    /** Neither PDF, OFD, PNG nor JPEG, whatever its name says. */
    record UnknownKind() implements Outcome {}
  }

  /**
   * Stores a paper unless it is there.
   *
   * @param filename as the caller named it
   * @param actor who brought it
   */
  public Outcome store(
      String court, DocumentType type, String filename, byte[] bytes, String actor) {
    if (bytes.length > LARGEST) {
      return new Outcome.TooLarge();
    }
    Optional<PaperKind> kind = PaperKind.of(bytes);
    if (kind.isEmpty()) {
      return new Outcome.UnknownKind();
    }
    DocumentRow row = new DocumentRow();
    row.key = new DocumentRow.Key(court, Digests.sha256Hex(bytes), type);
    row.mediaType = kind.get().mediaType();
    row.size = bytes.length;
    row.filename = Filename.clean(filename);
    row.storedAt = real.instant();
    row.actor = actor;
    Optional<SealFacts> facts = seals.read(bytes);
    if (facts.filter(SealFacts::altered).isPresent()) {
      SecurityLog.event("PAPER_ALTERED", ReasonCode.SIGNATURE_BROKEN, court);
    }
    boolean first = rows.keep(row, bytes, facts);
    DocumentRow stored = first ? row : rows.stored(row.key);
    return new Outcome.Stored(document(stored), first);
  }

  private static StoredDocument document(DocumentRow row) {
    return new StoredDocument(
        DocumentShelf.id(row.key.sha256()), row.key.type(), row.mediaType, row.size, row.filename);
  }
}
