package org.chakong.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FundAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "403, SENDER_MISMATCH, REJECTED",
    "409, REQUEST_NO_REUSED, REJECTED",
    "422, OUT_OF_SCOPE, REJECTED",
    "422, DOCUMENT_MISSING, RETURNED",
    "422, NO_ACCOUNT, UNABLE"
  })
  void a_problem_with_a_reason_code_is_an_answer(int status, String code, Verdict verdict) {
    FundAnswer answer = FundAnswer.ofProblem(status, problem(status, code));
    assertThat(answer)
        .isInstanceOfSatisfying(
            FundAnswer.Settled.class,
            settled -> {
              assertThat(settled.answer().verdict()).isEqualTo(verdict);
              assertThat(settled.answer().reasons())
                  .extracting(Reason::code)
                  .containsExactly(ReasonCode.valueOf(code));
            });
  }

  @ParameterizedTest
  @CsvSource({"400, MALFORMED", "409, CONFLICT", "503, OVERLOADED", "500, SENDER_MISMATCH"})
  void any_other_problem_is_none(int status, String code) {
    assertThat(FundAnswer.ofProblem(status, problem(status, code)))
        .isEqualTo(new FundAnswer.Refused(status, code));
  }

  @Test
  void the_heaviest_of_several_reasons_gives_the_verdict_and_all_are_listed() {
    byte[] body =
        FundTexts.bytes(
            new Problem(
                "about:blank",
                "",
                422,
                null,
                "NO_ACCOUNT",
                List.of(
                    new Violation("a", "NO_ACCOUNT", null),
                    new Violation("b", "TERM_MISSING", null))));
    assertThat(FundAnswer.ofProblem(422, body))
        .isInstanceOfSatisfying(
            FundAnswer.Settled.class,
            settled -> {
              assertThat(settled.answer().verdict()).isEqualTo(Verdict.RETURNED);
              assertThat(settled.answer().reasons())
                  .extracting(Reason::code)
                  .containsExactly(ReasonCode.NO_ACCOUNT, ReasonCode.TERM_MISSING);
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = ReasonCode.class,
      names = {"DEBTOR_DECEASED", "ALREADY_RELEASED", "ACCOUNTS_MULTIPLE", "CALENDAR_INCOMPLETE"})
  void a_note_alone_gives_no_verdict(ReasonCode note) {
    assertThat(FundAnswer.verdict(List.of(new Reason(note, null, null)))).isEmpty();
  }

  @Test
  void silence_and_gibberish_are_no_answer() {
    assertThat(FundAnswer.of("T-1", Optional.empty()))
        .isEqualTo(new FundAnswer.Nothing(FundAnswer.Why.NO_ANSWER));
    assertThat(FundAnswer.ofProblem(422, new byte[] {'{'}))
        .isEqualTo(new FundAnswer.Refused(422, "UNREADABLE"));
  }

  private static byte[] problem(int status, String code) {
    return FundTexts.bytes(new Problem("about:blank", "", status, null, code, List.of()));
  }
}
