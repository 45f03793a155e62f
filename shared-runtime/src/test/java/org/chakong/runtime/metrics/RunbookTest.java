package org.chakong.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbookTest {

  static Iterable<String> files() {
    return Runbook.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_alert_has_its_section(String file) {
    assertThat(Runbook.alerts()).isNotEmpty();
    assertThat(Runbook.sections(file)).containsAll(Runbook.alerts());
  }

  @Test
  void both_languages_have_the_same_sections_and_no_alert_that_there_is_not() {
    Set<String> english = Runbook.sections("docs/runbook.md");
    assertThat(Runbook.sections("docs/runbook.zh-CN.md")).isEqualTo(english);
    assertThat(english.stream().filter(section -> section.startsWith("Chakong")))
        .containsExactlyInAnyOrderElementsOf(Runbook.alerts());
  }

  @Test
  void every_alert_refers_to_its_own_section() {
    assertThat(Runbook.alertReferences())
        .isEqualTo(
            Runbook.alerts().stream()
                .map(alert -> alert + " docs/runbook.md#" + Runbook.anchor(alert))
                .collect(Collectors.toSet()));
  }

  @Test
  void the_dashboard_refers_to_sections_that_there_are() {
    Set<String> anchors =
        Runbook.sections("docs/runbook.md").stream()
            .map(Runbook::anchor)
            .collect(Collectors.toSet());
    assertThat(Runbook.dashboardReferences()).isNotEmpty();
    assertThat(anchors).containsAll(Runbook.dashboardReferences());
  }
}
