package org.chakong.runtime.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Tells when styles and scripts have changed, so that browsers may keep them until then. */
@Singleton
class StaticFiles {

  private static final List<String> FILES = List.of("page.css", "page.js", "form.js");

  private final String version;

  StaticFiles() {
    CRC32 content = new CRC32();
    FILES.forEach(file -> content.update(read(file)));
    this.version = String.format(Locale.ROOT, "%08x", content.getValue());
  }

  String version() {
    return version;
  }

  private static byte[] read(String file) {
    String path = "META-INF/resources" + PagePaths.STATIC + file;
    try (InputStream bytes =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
