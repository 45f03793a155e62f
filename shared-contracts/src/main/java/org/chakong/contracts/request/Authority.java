package org.chakong.contracts.request;

import java.text.Normalizer;

/**
 * An authority other than a court of the agreement 其他有权机关 that has money frozen at the window. It
 * stands in the same queue under its own name.
 *
 * @param name as its documents state it; answers name it by this
 * @param documentNumber of its written decision, in whatever form it numbers them
 */
public record Authority(Kind kind, String name, String documentNumber) {

  /** Who may ask. */
  public enum Kind {
    /** 公安机关. */
    POLICE,
    /** 人民检察院. */
    PROCURATORATE,
    /** 监察机关. */
    SUPERVISION,
    /** 税务机关. */
    TAX,
    /** 外地人民法院: a court outside the agreement. */
    COURT
  }

  String plainName() {
    return plain(name);
  }

  String plainNumber() {
    return plain(documentNumber);
  }

  /** Whether a paper bears the number, however wide its characters are written. */
  public boolean isNumberOf(DocumentRef document) {
    return documentNumber != null && plainNumber().equals(plain(document.number()));
  }

  private static String plain(String text) {
    return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }
}
