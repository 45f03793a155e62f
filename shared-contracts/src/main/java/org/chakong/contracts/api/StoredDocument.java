package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chakong.contracts.request.DocumentType;

/**
 * A paper that was taken in.
 *
 * @param documentId {@code sha256:} and the hex digest of the bytes
 * @param size in bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredDocument(
    String documentId, DocumentType type, String mediaType, long size, String filename) {}
