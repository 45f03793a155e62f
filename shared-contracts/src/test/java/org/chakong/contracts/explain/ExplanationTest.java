package org.chakong.contracts.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.chakong.contracts.policy.PolicyCheck;
import org.chakong.contracts.policy.PolicyProfile;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void jiaozuo_reads_as_its_text_says_and_marks_what_is_a_reading() {
    String text = chinese("jiaozuo-2024");

    assertThat(text)
        .startsWith("jiaozuo-2024  《关于进一步深化住房公积金执行协作联动机制的实施意见》")
        .contains("焦作市住房公积金管理中心（410800），自 2024-11-15 起施行")
        .contains("在线的冻结：不少于2名，每人工作证和执行公务证")
        .contains("有尚未结清的住房公积金贷款：不予冻结\n      依据：焦中法〔2024〕 第二条\n")
        .contains("贷款偿清且担保解除前不予冻结\n      依据：焦中法〔2024〕 第二条　【待确认】")
        .contains("冻结：2个工作日（规定的期限）\n      依据：焦中法〔2024〕 第五条\n")
        .contains("每年至少召开联席会议1次");
  }

  @Test
  void shanghai_reads_as_its_text_says() {
    assertThat(chinese("shanghai-2021"))
        .contains("冻结、续冻：只能到窗口")
        .contains("执行裁定书或者保全裁定书原件、协助执行通知书原件")
        .contains("但案件所涉即为该类贷款的除外")
        .contains("有正在履行的约定提取业务：不予冻结")
        .contains("先予执行不适用扣划");
  }

  @Test
  void the_template_says_that_it_is_one() {
    assertThat(chinese("national-online")).contains("模板：不约束任何中心").contains("人员预先登记，请求中载明即可");
  }

  @Test
  void english_is_english_but_for_names_citations_and_codes() {
    String text = Explanation.of(profile("shanghai-2021"), Locale.ENGLISH);

    assertThat(text)
        .contains("freeze, extension: at the window only")
        .contains("unless the case is about such a loan")
        .contains("[unconfirmed]")
        .doesNotContain("{0}");
  }

  @Test
  void both_languages_have_the_same_phrases() {
    ResourceBundle.Control only =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    String bundle = "org.chakong.contracts.explain.words";

    assertThat(ResourceBundle.getBundle(bundle, Locale.ENGLISH, only).keySet())
        .isEqualTo(ResourceBundle.getBundle(bundle, Locale.CHINESE, only).keySet());
  }

  @Test
  void every_published_policy_can_be_told_in_both_languages() {
    for (String id : List.of("jiaozuo-2024", "shanghai-2021", "national-online")) {
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        assertThat(Explanation.of(profile(id), locale))
            .doesNotContain("{0}")
            .hasLineCount(lines(id));
      }
    }
  }

  /** As many lines in one language as in the other. */
  private static int lines(String id) {
    return (int) chinese(id).lines().count();
  }

  private static String chinese(String id) {
    return Explanation.of(profile(id), Locale.CHINESE);
  }

  private static PolicyProfile profile(String id) {
    return PolicyCheck.published(id).orElseThrow();
  }
}
