package org.chakong.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes {@code target/scenarios.md} after the last test: each scenario row with the tests that
 * play it and how they ended. Found by the test launcher through {@code META-INF/services}.
 */
public final class ScenarioReport implements TestExecutionListener {

  private static final Path FILE = Path.of("target", "scenarios.md");

  private final Map<String, SortedMap<String, Outcome>> played = new ConcurrentHashMap<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(test, Outcome.SKIPPED);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    note(
        test,
        switch (result.getStatus()) {
          case SUCCESSFUL -> Outcome.PASSED;
          case ABORTED -> Outcome.SKIPPED;
          case FAILED -> Outcome.FAILED;
        });
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (!played.isEmpty()) {
      try {
        Files.writeString(FILE, text());
      } catch (IOException e) {
        throw new UncheckedIOException("the report of scenarios cannot be written", e);
      }
    }
  }

  private void note(TestIdentifier test, Outcome outcome) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(method -> note(method.getClassName(), method.getMethodName(), outcome));
  }

  /** A test that is run several times is as bad as its worst run. */
  private void note(String className, String method, Outcome outcome) {
    String name = className.substring(className.lastIndexOf('.') + 1) + "." + method;
    for (String row : ScenarioRows.playedBy(method)) {
      SortedMap<String, Outcome> tests = played.computeIfAbsent(row, id -> new TreeMap<>());
      synchronized (tests) {
        tests.merge(name, outcome, (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
  }

  private String text() {
    Map<String, ScenarioRows.Text> rows = ScenarioRows.all();
    List<Line> lines = rows.keySet().stream().map(this::line).toList();
    return "# Scenario rows 场景逐条结果\n\n%s\n\n| row | in short | 简述 | tests | result |\n|---|---|---|---|---|\n%s\n"
        .formatted(
            summary(lines),
            lines.stream()
                .map(line -> line.in(rows.get(line.row())))
                .collect(Collectors.joining("\n")));
  }

  private static String summary(List<Line> lines) {
    String summary =
        "scenarios: %d rows, %d covered, %d explained, %d failed"
            .formatted(
                lines.size(),
                count(lines, Outcome.PASSED) + count(lines, Outcome.FAILED),
                count(lines, Outcome.EXPLAINED),
                count(lines, Outcome.FAILED));
    long notRun = count(lines, Outcome.NOT_RUN) + count(lines, Outcome.SKIPPED);
    return notRun == 0 ? summary : summary + ", " + notRun + " not run";
  }

  private static long count(List<Line> lines, Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).count();
  }

  private Line line(String row) {
    SortedMap<String, Outcome> tests = played.getOrDefault(row, new TreeMap<>());
    if (tests.isEmpty()) {
      ScenarioRows.Text why = ScenarioRows.explained().get(row);
      return why == null
          ? new Line(row, "", Outcome.NOT_RUN)
          : new Line(row, why.english() + " " + why.chinese(), Outcome.EXPLAINED);
    }
    Outcome worst = tests.values().stream().max(Outcome::compareTo).orElseThrow();
    return new Line(row, String.join("<br>", tests.keySet()), worst);
  }

  private record Line(String row, String tests, Outcome outcome) {
    private String in(ScenarioRows.Text text) {
      return "| %s | %s | %s | %s | %s |"
          .formatted(row, text.english(), text.chinese(), tests, outcome.words);
    }
  }

  /** The best first. */
  private enum Outcome {
    PASSED("passed 通过"),
    EXPLAINED("explained 另有说明"),
    NOT_RUN("not run 未运行"),
    SKIPPED("skipped 跳过"),
    FAILED("FAILED 失败");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }
  }
}
