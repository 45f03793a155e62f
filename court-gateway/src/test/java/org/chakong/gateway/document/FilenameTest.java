package org.chakong.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FilenameTest {

  @ParameterizedTest
  @CsvSource({
    "裁定书（一）.pdf, 裁定书（一）.pdf",
    "../../etc/passwd, passwd",
    "C:\\papers\\notice.pdf, notice.pdf",
    ".hidden, hidden",
    "a<b>\"c\".pdf, a_b__c_.pdf"
  })
  void keeps_what_is_harmless_of_a_name(String given, String kept) {
    assertThat(Filename.clean(given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"..", "/", " "})
  void is_document_when_nothing_is_left(String given) {
    assertThat(Filename.clean(given)).isEqualTo("document");
  }

  @Test
  void line_breaks_and_length_do_no_harm() {
    assertThat(Filename.clean("a\r\nSet-Cookie: x")).isEqualTo("a__Set-Cookie_ x");
    assertThat(Filename.clean("长".repeat(500) + ".pdf")).hasSize(120).endsWith(".pdf");
  }
}
