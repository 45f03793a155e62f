package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** No scenario row is without a test of this module, or else without a reason. */
class ScenarioCoverageTest {

  @Test
  void everyRowHasATestOrAReason() throws Exception {
    Set<String> without = new TreeSet<>(ScenarioRows.all().keySet());
    without.removeAll(ScenarioRows.explained().keySet());
    without.removeAll(played());
    assertThat(without).as("rows that no test's name begins with").isEmpty();
  }

  @Test
  void whatTestsAndReasonsNameIsARow() throws Exception {
    assertThat(ScenarioRows.all().keySet())
        .containsAll(played())
        .containsAll(ScenarioRows.explained().keySet());
  }

  @Test
  void aNameSaysWhichRowsItPlays() {
    assertThat(ScenarioRows.playedBy("t14_t15_whatIsOverdue")).containsExactly("T14", "T15");
    assertThat(ScenarioRows.playedBy("anExtensionOnTheLastDay")).isEmpty();
    assertThat(ScenarioRows.playedBy("f01_")).isEmpty();
  }

  private static Set<String> played() throws IOException, URISyntaxException {
    Set<String> rows = new TreeSet<>();
    for (Class<?> test : TestClasses.all()) {
      Stream.of(test.getDeclaredMethods())
          .filter(ScenarioCoverageTest::isRun)
          .map(Method::getName)
          .map(ScenarioRows::playedBy)
          .forEach(rows::addAll);
    }
    return rows;
  }

  private static boolean isRun(Method method) {
    Collection<?> marks =
        Arrays.stream(method.getAnnotations()).map(a -> a.annotationType()).toList();
    return !marks.contains(Disabled.class)
        && (marks.contains(Test.class) || marks.contains(ParameterizedTest.class));
  }
}
