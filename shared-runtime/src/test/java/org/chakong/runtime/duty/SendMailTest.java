package org.chakong.runtime.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.mailer.Mail;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

/** Mails to a real server, each on a connection of its own. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(DutyReceivers.class)
class SendMailTest {

  // so many that a greeting lost once in a hundred times is as good as certain to show
  private static final int MAILS = 300;

  @Inject SendMail mails;
  DutyReceivers receivers;

  @Test
  void no_mail_hangs_on_a_greeting_that_comes_early() {
    String subject = UUID.randomUUID().toString();
    IntStream.range(0, MAILS)
        .forEach(n ->
            assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> mails.send(Mail.withText("a@example.test", subject, "")),
                "mail " + n));
    assertThat(receivers.mail().getReceivedMessages())
        .extracting(MimeMessage::getSubject)
        .filteredOn(subject::equals)
        .hasSize(MAILS);
  }
}
