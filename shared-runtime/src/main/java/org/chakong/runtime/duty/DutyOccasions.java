package org.chakong.runtime.duty;

import java.util.List;

/**
 * Where occasions of one service come from: every CDI bean of this type is asked again and again.
 * What was noted once is not noted again, so it need not remember anything.
 */
public interface DutyOccasions {

  /**
   * A query that gives the columns {@code kind} (an {@link Occasion.Kind}), {@code subject} (what
   * makes the occasion the same, at most once for each kind), {@code request_no} and {@code until}.
   */
  String query();

  /** Values of its parameters in order; instants as {@link java.time.OffsetDateTime}. */
  List<Object> parameters();
}
