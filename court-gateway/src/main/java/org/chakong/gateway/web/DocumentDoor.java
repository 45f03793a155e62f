package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.chakong.contracts.api.StoredDocument;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.DocumentType;
import org.chakong.gateway.document.StoreDocument;
import org.chakong.gateway.intake.Filer;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Uploads of papers. */
@ApplicationScoped
class DocumentDoor {

  private final StoreDocument store;

  DocumentDoor(StoreDocument store) {
    this.store = store;
  }

  RestResponse<StoredDocument> upload(Filer filer, DocumentType type, FileUpload file) {
    if (type == null) {
      throw ProblemException.malformed("type");
    }
    if (file == null) {
      throw ProblemException.malformed("file");
    }
    if (file.size() > StoreDocument.LARGEST) {
      throw new ProblemException(ProblemCode.TOO_LARGE);
    }
    return switch (store.store(filer.court(), type, file.fileName(), bytes(file), filer.actor())) {
      case StoreDocument.Outcome.Stored stored ->
          RestResponse.status(
              stored.first() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
              stored.document());
      case StoreDocument.Outcome.TooLarge large ->
          throw new ProblemException(ProblemCode.TOO_LARGE);
      case StoreDocument.Outcome.UnknownKind unknown ->
          throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA);
    };
  }

  private static byte[] bytes(FileUpload file) {
    try {
      return Files.readAllBytes(file.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read back", e);
    }
  }
}
