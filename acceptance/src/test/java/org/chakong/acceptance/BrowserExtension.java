package org.chakong.acceptance;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a browser once for the whole test run and closes after each test the windows that it
 * opened. On a machine without one the tests are skipped and it is said.
 */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace BROWSER =
      ExtensionContext.Namespace.create(BrowserExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Chromium.installed().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a chromium");
    }
    System.err.println("SKIPPED: the pages were not looked at, there is no chromium on the PATH");
    return ConditionEvaluationResult.disabled("no chromium on the PATH");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Readers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return readers(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    readers(context).close();
  }

  private static Readers readers(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(BROWSER)
        .getOrComputeIfAbsent(Started.class, none -> Started.now(), Started.class)
        .readers();
  }

  /** Closed by the test engine after the last test. */
  private record Started(Chromium chromium, Readers readers) implements AutoCloseable {

    private static Started now() {
      Chromium chromium = Chromium.start();
      return new Started(chromium, new Readers(chromium));
    }

    @Override
    public void close() {
      chromium.close();
    }
  }
}
