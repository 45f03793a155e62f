package org.chakong.runtime.seal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chakong.runtime.paper.PaperKind;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.jboss.logging.Logger;

/**
 * Reads the seals on a paper, which may have been made to do harm: on threads of its own, a few at
 * a time, each within bounds of time and memory.
 */
@Singleton
public class ReadSeals {

  private static final Logger LOG = Logger.getLogger(ReadSeals.class);

  /** Enough for what is nested as deep as the parsers allow. */
  private static final long STACK_BYTES = 4L << 20;

  private final SealSettings settings;
  private final ExecutorService readers;

  ReadSeals(SealSettings settings) {
    this.settings = settings;
    this.readers =
        Executors.newFixedThreadPool(
            settings.readers(), task -> new Thread(null, task, "seals", STACK_BYTES));
  }

  @PreDestroy
  void close() {
    readers.shutdownNow();
  }

  /**
   * What the seals say. A seal that is more than we are ready to read is one that cannot be read.
   *
   * @return empty when the time was up before anybody could look; to be tried again
   */
  public Optional<SealFacts> read(byte[] paper) {
    PaperKind kind = PaperKind.of(paper).orElseThrow();
    return switch (kind) {
      case PNG, JPEG -> Optional.of(SealFacts.NONE);
      case PDF ->
          PdfSeals.leftTrace(paper)
              ? bounded(guard -> PdfSeals.read(paper, guard))
              : Optional.of(SealFacts.NONE);
      case OFD -> bounded(guard -> OfdSeals.read(paper, guard));
    };
  }

  /** Reads within bounds. */
  @FunctionalInterface
  private interface Reading {
    List<Seal> within(Guard guard);
  }

  private Optional<SealFacts> bounded(Reading reading) {
    Future<SealFacts> facts = readers.submit(() -> facts(reading));
    try {
      return Optional.of(facts.get(2 * settings.readingTime().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException busy) {
      facts.cancel(false);
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the seals of a paper cannot be read", broken.getCause());
    }
  }

  private SealFacts facts(Reading reading) {
    try {
      return new SealFacts(
          reading.within(new Guard(settings.readingTime(), settings.readingBytes())));
    } catch (Guard.Exceeded | StackOverflowError tooMuch) {
      LOG.warn("a paper was too much to read its seals");
      return new SealFacts(List.of(Seal.of(Condition.UNREADABLE)));
    } catch (RuntimeException unforeseen) {
      // a library's way of failing on a file made to make it fail; the class says enough
      LOG.warnf("the seals of a paper cannot be read: %s", unforeseen.getClass().getName());
      return new SealFacts(List.of(Seal.of(Condition.UNREADABLE)));
    }
  }
}
