package org.chakong.runtime.web;

/**
 * Tells a body that is said to be a form and is none from a failure of ours. The framework's parser
 * of forms throws whatever comes up, with no type of its own; what it throws itself is about the
 * body, what it passes on (a full disk) is not.
 */
final class MalformedForm {

  private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";

  private MalformedForm() {}

  static boolean isShownBy(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(PARSER);
  }
}
