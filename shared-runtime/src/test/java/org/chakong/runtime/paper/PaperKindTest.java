package org.chakong.runtime.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chakong.runtime.web.ProblemException;
import org.junit.jupiter.api.Test;

class PaperKindTest {

  @Test
  void a_paper_is_told_by_its_leading_bytes() {
    assertThat(PaperKind.of(ascii("%PDF-1.4\n"))).contains(PaperKind.PDF);
    assertThat(PaperKind.of(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0)))
        .contains(PaperKind.PNG);
    assertThat(PaperKind.of(bytes(0xff, 0xd8, 0xff, 0xe0))).contains(PaperKind.JPEG);
    assertThat(PaperKind.of(ascii("<html>%PDF-"))).isEmpty();
    assertThat(PaperKind.of(new byte[0])).isEmpty();
  }

  @Test
  void an_archive_is_ofd_only_with_its_root_file() throws IOException {
    assertThat(PaperKind.of(zip("Doc_0/Document.xml", "OFD.xml"))).contains(PaperKind.OFD);
    assertThat(PaperKind.of(zip("word/document.xml"))).isEmpty();
    assertThat(PaperKind.of(zip("notOFD.xml"))).isEmpty();
  }

  @Test
  void what_is_too_large_is_413_and_what_is_no_paper_415() {
    assertThatThrownBy(() -> Paper.of(new byte[Paper.MOST_BYTES + 1]))
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problem().status()).isEqualTo(413));
    assertThatThrownBy(() -> Paper.of(ascii("MZ")))
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problem().status()).isEqualTo(415));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(ascii("<x/>"));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
