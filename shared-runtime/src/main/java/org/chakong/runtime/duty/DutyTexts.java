package org.chakong.runtime.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chakong.contracts.api.ContractJson;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.duty.DutyRoster.Turn;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The words of a message: numbers of requests and times, never anything of the persons concerned.
 */
@Singleton
class DutyTexts {

  /** So many are listed one by one; of the rest only the number is told. */
  private static final int LISTED = 50;

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final ObjectMapper JSON =
      ContractJson.strict().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private final String service;
  private final Clock real;

  DutyTexts(@ConfigProperty(name = "chakong.service") String service, @RealTime Clock real) {
    this.service = service;
    this.real = real;
  }

  /** The convention's envelope. */
  private record Event(String type, String timestamp, Message data) {}

  private record Message(
      String messageId,
      String service,
      OnDuty onDuty,
      Map<Occasion.Kind, Long> counts,
      List<Occasion> occasions) {}

  private record OnDuty(String name, String mail, String phone) {}

  byte[] json(UUID message, Optional<Turn> onDuty, List<Occasion> occasions) {
    try {
      return JSON.writeValueAsBytes(
          new Event(
              "duty.occasions",
              real.instant().toString(),
              new Message(
                  message.toString(),
                  service,
                  onDuty
                      .map(turn -> new OnDuty(turn.name(), turn.mail(), turn.phone()))
                      .orElse(null),
                  counts(occasions),
                  occasions.stream().limit(LISTED).toList())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message that cannot be written");
    }
  }

  String subject(List<Occasion> occasions) {
    return counts(occasions).entrySet().stream()
        .map(kind -> kind.getKey().chinese() + " " + kind.getValue())
        .collect(Collectors.joining("，", "[查控 " + service + "] ", ""));
  }

  String text(List<Occasion> occasions) {
    String listed =
        occasions.stream().limit(LISTED).map(DutyTexts::line).collect(Collectors.joining("\n"));
    return occasions.size() <= LISTED
        ? listed + "\n"
        : listed + "\n另有 " + (occasions.size() - LISTED) + " 项 (and more)\n";
  }

  private static String line(Occasion occasion) {
    return occasion.kind().chinese()
        + " ("
        + occasion.kind()
        + ")  "
        + occasion.requestNo()
        + until(occasion.until());
  }

  private static String until(OffsetDateTime until) {
    return until == null ? "" : "  期限 " + MINUTES.format(until);
  }

  private static Map<Occasion.Kind, Long> counts(List<Occasion> occasions) {
    return occasions.stream()
        .collect(
            Collectors.groupingBy(
                Occasion::kind, () -> new EnumMap<>(Occasion.Kind.class), Collectors.counting()));
  }
}
