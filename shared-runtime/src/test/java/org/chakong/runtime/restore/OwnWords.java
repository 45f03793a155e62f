package org.chakong.runtime.restore;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the own institution told, as a test says; and the call by which it may tell it. */
@Singleton
class OwnWords implements LocalWords {

  static final String CALL = "/words";

  private final Deque<LocalWord> waiting = new ArrayDeque<>();
  private Consumer<LocalWord> taking = word -> {};

  @Produces
  @Singleton
  static AwaitedWords awaited() {
    return new AwaitedWords("words-first", Set.of("POST " + CALL));
  }

  /** From now on these wait, and each is taken so. */
  void wait(Consumer<LocalWord> take, Long... numbers) {
    waiting.clear();
    List.of(numbers).forEach(number -> waiting.add(new LocalWord(number, Instant.EPOCH)));
    taking = take;
  }

  @Override
  public Optional<LocalWord> first(long restoration) {
    return Optional.ofNullable(waiting.peek());
  }

  @Override
  public void take(LocalWord word) {
    taking.accept(word);
    waiting.remove(word);
  }

  @Override
  public void giveUp(LocalWord word) {
    waiting.remove(word);
  }
}
