package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A paper that goes with a request.
 *
 * @param number the document number, for a ruling or notice its case number
 * @param documentId {@code sha256:} and the hex digest of the bytes uploaded before
 * @param original whether the original was handed over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentRef(DocumentType type, String number, String documentId, Boolean original) {

  /** True only when the court says so. */
  public boolean isOriginal() {
    return Boolean.TRUE.equals(original);
  }
}
