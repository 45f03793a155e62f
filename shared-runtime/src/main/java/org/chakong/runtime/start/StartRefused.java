package org.chakong.runtime.start;

/** The service must not start as it is configured; the message is one line for the operator. */
class StartRefused extends Exception {

  private static final long serialVersionUID = 1L;

  StartRefused(String message) {
    super(message);
  }

  StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
