package org.chakong.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.ReasonCode;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

  @Test
  void every_code_has_words_in_both_languages() {
    List<String> codes =
        Stream.concat(Stream.of(ProblemCode.values()), Stream.of(ReasonCode.values()))
            .map(Enum::name)
            .toList();
    for (String code : codes) {
      String chinese = ProblemTexts.in(null).of(code);
      String english = ProblemTexts.in("en").of(code);
      assertThat(chinese).as(code).isNotEqualTo(code).matches(".*\\p{IsHan}.*");
      assertThat(english).as(code).isNotEqualTo(code).matches("\\p{ASCII}+");
    }
  }

  @Test
  void chinese_is_the_default_whatever_is_asked() {
    String chinese = ProblemTexts.in(null).of("NOT_FOUND");
    for (String asked : new String[] {"", "fr", "zh-CN,zh;q=0.9,en;q=0.1", ";;;", "*"}) {
      assertThat(ProblemTexts.in(asked).of("NOT_FOUND")).as(asked).isEqualTo(chinese);
    }
    assertThat(ProblemTexts.in("en-GB,en;q=0.9").of("NOT_FOUND")).isNotEqualTo(chinese);
  }

  @Test
  void what_was_left_out_is_filled_in_and_what_was_said_stays() {
    Problem problem =
        ProblemTexts.in("en")
            .complete(
                new Problem(
                    null,
                    null,
                    422,
                    null,
                    "TERM_MISSING",
                    List.of(
                        new Violation("instruction", "TERM_MISSING", null),
                        new Violation("x", "MALFORMED", "said"))));
    assertThat(problem.type()).isEqualTo("about:blank");
    assertThat(problem.title()).isEqualTo("No term is given");
    assertThat(problem.violations())
        .extracting(Violation::message)
        .containsExactly("No term is given", "said");
  }

  @Test
  void a_problem_always_has_a_detail_that_names_every_field() {
    ProblemTexts texts = ProblemTexts.in("en");
    assertThat(texts.problem(ProblemCode.NOT_FOUND).detail()).isEqualTo(texts.of("NOT_FOUND"));
    List<Violation> wrong =
        List.of(
            new Violation("instruction.termMonths", "TERM_MISSING", null),
            new Violation(null, "MALFORMED", "said"));
    Problem problem = texts.complete(new Problem(null, null, 422, null, "TERM_MISSING", wrong));
    assertThat(problem.detail()).isEqualTo("instruction.termMonths: No term is given; said");
    Problem told = texts.complete(new Problem(null, null, 500, "told", "INTERNAL", List.of()));
    assertThat(told.detail()).isEqualTo("told");
  }
}
