package org.chakong.runtime.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be logged of a failure: classes and places, no messages. */
public final class FailureTrace {

  private static final int CAUSES = 5;
  private static final int FRAMES = 6;

  private FailureTrace() {}

  public static String of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .map(cause -> cause.getClass().getName() + frames(cause))
        .collect(Collectors.joining(" because of "));
  }

  private static String frames(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("org.chakong."))
        .limit(FRAMES)
        .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
        .collect(Collectors.joining());
  }
}
