package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.time.Clock;
import java.time.Duration;

/**
 * What runs inside a service whose machine's clock is to leap; it is loaded by {@link ClockLeap}
 * and knows nothing but the JDK. A second loading moves the clock again.
 */
public final class LeapAgent {

  /** Milliseconds that the process reads too much; the altered {@link Clock} adds them. */
  static final String LEAP = "chakong.chaos.leap";

  /** Where the altered class lies in the agent's file. */
  static final String CLOCK = "leaping-clock.bin";

  private LeapAgent() {}

  /**
   * @param ahead how far the clock is to be ahead, an ISO 8601 duration
   */
  public static void agentmain(String ahead, Instrumentation process)
      throws IOException, UnmodifiableClassException, ClassNotFoundException {
    boolean altered = System.getProperty(LEAP) != null;
    System.setProperty(LEAP, Long.toString(Duration.parse(ahead).toMillis()));
    if (!altered) {
      try (InputStream clock = LeapAgent.class.getResourceAsStream("/" + CLOCK)) {
        process.redefineClasses(new ClassDefinition(Clock.class, clock.readAllBytes()));
      }
    }
  }
}
