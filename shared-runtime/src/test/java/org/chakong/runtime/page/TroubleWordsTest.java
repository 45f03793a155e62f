package org.chakong.runtime.page;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the status page says leads to the section that says what to do. */
class TroubleWordsTest {

  /** Nobody who is down can show it; rates are for who looks at them over time. */
  private static final Set<String> SEEN_FROM_OUTSIDE = Set.of("ChakongDown", "ChakongOverloaded");

  /** The health checks of the same names say it on the page. */
  private static final Set<String> SAID_BY_HEALTH_CHECKS =
      Set.of("ChakongCalendarMissing", "ChakongCalendarBroken", "ChakongNobodyOnDuty");

  static Iterable<String> files() {
    return org.chakong.runtime.metrics.Runbook.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_trouble_has_its_section_in_the_runbook(String file) {
    assertThat(org.chakong.runtime.metrics.Runbook.sections(file)).containsAll(sections());
  }

  @Test
  void every_alert_that_the_service_itself_can_see_is_on_the_page() {
    Set<String> alerts =
        org.chakong.runtime.metrics.Runbook.sections("docs/runbook.md").stream()
            .filter(section -> section.startsWith("Chakong"))
            .collect(toSet());
    alerts.removeAll(SEEN_FROM_OUTSIDE);
    alerts.removeAll(SAID_BY_HEALTH_CHECKS);
    assertThat(sections()).containsAll(alerts);
  }

  @Test
  void every_trouble_has_words() {
    Set<String> keys = new PageTexts().in(Language.CHINESE).keySet();
    WatchedFigure.ALL.forEach(
        figure -> assertThat(keys).contains("trouble_" + figure.alert().toLowerCase(Locale.ROOT)));
    assertThat(keys).contains(Trouble.unread(List.of()).text());
    HealthCheckWords.known()
        .keySet()
        .forEach(check ->
            assertThat(keys).contains("trouble_" + Trouble.anchor(check).replace('-', '_')));
  }

  @Test
  void the_runbook_is_packed_in_both_languages_with_its_anchors() {
    Runbook packed = new Runbook();
    for (Language language : Language.values()) {
      assertThat(sections())
          .allSatisfy(section ->
              assertThat(packed.in(language)).contains("id=\"" + Trouble.anchor(section) + "\""));
      assertThat(packed.in(language)).contains("id=\"chakongdown\"").doesNotContain("href=\"op");
    }
  }

  private static Set<String> sections() {
    Set<String> sections =
        Stream.concat(
                WatchedFigure.ALL.stream().map(WatchedFigure::alert),
                HealthCheckWords.known().values().stream().map(HealthCheckWords::section))
            .collect(toSet());
    sections.add(Trouble.UNREAD);
    return sections;
  }
}
