package org.chakong.fund.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.policy.PaperNames;
import org.chakong.contracts.request.DocumentType;

/** What kind of paper a file may be, by nothing but its name. A clerk corrects it. */
final class PaperGuess {

  /** Words of file names beside the names of the papers themselves. */
  private static final Map<String, DocumentType> WORDS =
      Map.of(
          "保全", DocumentType.PRESERVATION_RULING,
          "解除", DocumentType.RELEASE_RULING,
          "解冻", DocumentType.RELEASE_RULING,
          "裁定", DocumentType.ENFORCEMENT_RULING,
          "通知", DocumentType.ASSISTANCE_NOTICE,
          "判决", DocumentType.EFFECTIVE_JUDGMENT,
          "调解", DocumentType.EFFECTIVE_JUDGMENT,
          "证明", DocumentType.CONDITION_PROOF,
          "工作证", DocumentType.OFFICER_PERMIT,
          "公务证", DocumentType.OFFICER_PERMIT);

  /** What a notice is about stands in its name too, so 通知 is looked for first. */
  private static final List<String> ORDER =
      List.of("通知", "保全", "解除", "解冻", "裁定", "判决", "调解", "证明", "工作证", "公务证");

  private PaperGuess() {}

  /**
   * Empty where the name says nothing: a kind that nobody has looked at must not count as a paper
   * that the policy asks for.
   */
  static Optional<DocumentType> of(String filename) {
    String plain = filename.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return Arrays.stream(DocumentType.values())
        .filter(type -> type != DocumentType.OTHER)
        .filter(type -> plain.contains(PaperNames.of(type)) || plain.contains(type.name()))
        .findFirst()
        .or(() -> ORDER.stream().filter(filename::contains).findFirst().map(WORDS::get));
  }
}
