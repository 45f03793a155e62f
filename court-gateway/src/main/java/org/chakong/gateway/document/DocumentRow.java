package org.chakong.gateway.document;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chakong.contracts.request.DocumentType;

/** A row of {@code document}. */
@Entity
@Table(name = "document")
class DocumentRow {

  @EmbeddedId Key key;

  @Column(name = "media_type")
  String mediaType;

  long size;

  String filename;

  @Column(name = "stored_at")
  Instant storedAt;

  String actor;

  /** One court's paper of one type. */
  @Embeddable
  record Key(String court, String sha256, @Enumerated(EnumType.STRING) DocumentType type) {}
}
