package org.chakong.runtime.duty;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands a mail to the server and waits until the server has taken it. */
@Singleton
class SendMail {

  // a mail server that hangs must end as a failed attempt
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final ReactiveMailer mailer;
  private final Context loop;

  SendMail(ReactiveMailer mailer, Vertx vertx) {
    this.mailer = mailer;
    this.loop = vertx.getOrCreateContext();
  }

  /**
   * @throws IllegalStateException when the server has not taken it
   */
  @Transactional(Transactional.TxType.NEVER)
  void send(Mail mail) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    // from any other thread the client connects on one event loop and listens on another, and a
    // greeting that comes in between is lost: about one mail in a hundred then waits for ever
    loop.runOnContext(started ->
        mailer.send(mail).subscribe().with(taken::complete, taken::completeExceptionally));
    try {
      taken.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the mail server has not taken a mail", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the mail server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while mailing", e);
    }
  }
}
