package org.chakong.fund.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.web.ProblemException;

/** Reads a verified message by the published contract of the channel, which lets more be sent. */
@ApplicationScoped
class ReadMessage {

  private final BodySchema schema = BodySchema.of("channel");

  /**
   * @param component the schema of the message
   * @throws ProblemException 400 with everything that is wrong with it
   */
  <T> T read(SignedBody<T> body, String component) {
    switch (schema.parse(component, body.bytes(), Locale.CHINESE)) {
      case BodySchema.Invalid invalid ->
          throw new ProblemException(invalid.code(), invalid.violations());
      case BodySchema.Valid valid -> {
        try {
          return body.value();
        } catch (IOException e) {
          // not chained: the reader's words may quote the message
          throw ProblemException.malformed("");
        }
      }
    }
  }
}
