package org.chakong.fund.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A paper as stored. */
@Entity
@Table(name = "paper")
class PaperRow {

  @EmbeddedId Key key;

  @Column(name = "media_type")
  String mediaType;

  byte[] bytes;
  Instant at;

  /** For the object-relational mapper. */
  protected PaperRow() {}

  PaperRow(Key key, String mediaType, byte[] bytes, Instant at) {
    this.key = key;
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.at = at;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whose paper, which bytes, and at the window as what it was handed over. */
  @Embeddable
  record Key(String owner, String sha256, @Column(name = "document_type") String documentType)
      implements Serializable {}
}
