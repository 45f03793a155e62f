package org.chakong.runtime.restore;

import java.time.Instant;
import java.util.Optional;

/**
 * What a restored side was told by its own institution and keeps, to act upon it in its place
 * between the requests that the peers tell; one bean, or none.
 */
public interface LocalWords {

  /**
   * One of them.
   *
   * @param number free of any meaning, for the log
   * @param at legal time at which it happened; {@link Instant#MAX} where nobody says
   */
  record LocalWord(long number, Instant at) {}

  /** The earliest that is not done yet; of the same moment the one that was kept first. */
  Optional<LocalWord> first(long restoration);

  /**
   * Acts upon it as of its time, once, and notes what came of it. A refusal is a result.
   *
   * @throws RuntimeException when it cannot be done now: all is begun again
   */
  void take(LocalWord word);

  /** It fails always: the others go on without it, and it is noted for people. */
  void giveUp(LocalWord word);
}
