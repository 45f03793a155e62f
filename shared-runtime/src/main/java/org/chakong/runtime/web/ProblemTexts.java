package org.chakong.runtime.web;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;

/** The words for every code, in Chinese (the default) and English. */
public final class ProblemTexts {

  private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

  private final ResourceBundle texts;

  private ProblemTexts(Locale language) {
    // Without a fallback the machine's own language could slip in.
    this.texts =
        ResourceBundle.getBundle(
            "org.chakong.runtime.web.messages",
            language,
            ProblemTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @param acceptLanguage the {@code Accept-Language} header, null for none; one that cannot be
   *     read counts as none
   */
  public static ProblemTexts in(String acceptLanguage) {
    return new ProblemTexts(language(acceptLanguage));
  }

  /** Chinese unless English is asked for. */
  public static Locale language(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Locale.CHINESE;
    }
    try {
      Locale asked = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
      return asked == null ? Locale.CHINESE : asked;
    } catch (IllegalArgumentException e) {
      return Locale.CHINESE;
    }
  }

  /** What a code means. */
  public String of(String code) {
    return texts.containsKey(code) ? texts.getString(code) : code;
  }

  /** A problem with nothing but its code. */
  public Problem problem(ProblemCode code) {
    return complete(new Problem(null, null, code.status(), null, code.name(), List.of()));
  }

  /** The problem with the texts that were left out. */
  Problem complete(Problem problem) {
    String title = problem.title() == null ? of(problem.code()) : problem.title();
    List<Violation> violations = problem.violations().stream().map(this::complete).toList();
    return new Problem(
        problem.type() == null ? "about:blank" : problem.type(),
        title,
        problem.status(),
        problem.detail() == null ? detail(title, violations) : problem.detail(),
        problem.code(),
        violations,
        problem.claimedBy(),
        problem.changes());
  }

  /** For a reader who is shown nothing but the detail. */
  private static String detail(String title, List<Violation> violations) {
    return violations.isEmpty()
        ? title
        : violations.stream().map(ProblemTexts::line).distinct().collect(Collectors.joining("; "));
  }

  private static String line(Violation violation) {
    return violation.field().isEmpty()
        ? violation.message()
        : violation.field() + ": " + violation.message();
  }

  private Violation complete(Violation violation) {
    return violation.message() != null
        ? violation
        : new Violation(violation.field(), violation.code(), of(violation.code()));
  }
}
