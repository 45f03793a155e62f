package org.chakong.runtime.duty;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.chakong.runtime.duty.DutyRoster.Turn;
import org.chakong.runtime.task.Backoff;

/**
 * Brings a message to whoever is on duty at the moment of the attempt, again and again until it is
 * taken; webhook and mail each on their own.
 */
@ApplicationScoped
class TellDuty {

  private static final TaskDescriptor<Void> WEBHOOK = TaskDescriptor.of("duty-webhook");
  private static final TaskDescriptor<Void> MAIL = TaskDescriptor.of("duty-mail");

  private final DutyBook book;
  private final DutyRoster roster;
  private final DutyTexts texts;
  private final PostMessage post;
  private final SendMail mails;
  private final DutySettings settings;
  private final Clock legal;

  TellDuty(
      DutyBook book,
      DutyRoster roster,
      DutyTexts texts,
      PostMessage post,
      SendMail mails,
      DutySettings settings,
      Clock legal) {
    this.book = book;
    this.roster = roster;
    this.texts = texts;
    this.post = post;
    this.mails = mails;
    this.settings = settings;
    this.legal = legal;
  }

  static SchedulableInstance<Void> byWebhook(UUID message, Instant at) {
    return WEBHOOK.instance(message.toString()).scheduledTo(at);
  }

  static SchedulableInstance<Void> byMail(UUID message, Instant at) {
    return MAIL.instance(message.toString()).scheduledTo(at);
  }

  @Produces
  @Singleton
  OneTimeTask<Void> posting() {
    return Tasks.oneTime(WEBHOOK)
        .onFailure(pauses().onFailure())
        .execute((task, context) -> post(UUID.fromString(task.getId())));
  }

  @Produces
  @Singleton
  OneTimeTask<Void> mailing() {
    return Tasks.oneTime(MAIL)
        .onFailure(pauses().onFailure())
        .execute((task, context) -> mail(UUID.fromString(task.getId())));
  }

  private void post(UUID message) {
    settings
        .webhook()
        .ifPresent(address ->
            post.to(address, message, texts.json(message, onDuty(), book.told(message))));
  }

  private void mail(UUID message) {
    if (!settings.mail()) {
      return;
    }
    String to =
        onDuty()
            .map(Turn::mail)
            .or(settings::fallbackMail)
            .orElseThrow(
                () -> new IllegalStateException("nobody is on duty and there is no fallback"));
    var occasions = book.told(message);
    Mail mail =
        Mail.withText(to, texts.subject(occasions), texts.text(occasions))
            .addHeader("X-Chakong-Message", message.toString());
    mails.send(mail);
  }

  private Optional<Turn> onDuty() {
    return roster.on(LocalDate.now(legal));
  }

  private Backoff pauses() {
    return Backoff.between(settings.firstPause(), settings.longestPause());
  }
}
