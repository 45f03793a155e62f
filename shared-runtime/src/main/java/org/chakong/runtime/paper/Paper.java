package org.chakong.runtime.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemException;

/** A paper that was handed in: its bytes and what they are. */
public record Paper(byte[] bytes, PaperKind kind) {

  /** 20 MiB. */
  public static final int MOST_BYTES = 20 * 1024 * 1024;

  private static final String ID_PREFIX = "sha256:";

  /**
   * @throws ProblemException 413 above 20 MiB, 415 when it is none of the kinds
   */
  public static Paper of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new ProblemException(ProblemCode.TOO_LARGE);
    }
    PaperKind kind =
        PaperKind.of(bytes).orElseThrow(() -> new ProblemException(ProblemCode.UNSUPPORTED_MEDIA));
    return new Paper(bytes, kind);
  }

  /**
   * Reads an uploaded file.
   *
   * @throws ProblemException 413 above 20 MiB, 415 when it is none of the kinds
   */
  public static Paper read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ProblemException(ProblemCode.TOO_LARGE);
      }
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("an uploaded paper cannot be read", e);
    }
  }

  /** 64 hexadecimal digits. */
  public String sha256() {
    return Digests.sha256Hex(bytes);
  }

  /** The name it goes by in requests: {@code sha256:} and the digest. */
  public String documentId() {
    return ID_PREFIX + sha256();
  }
}
