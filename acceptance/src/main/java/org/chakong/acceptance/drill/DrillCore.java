package org.chakong.acceptance.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Reply;

/** The centre's core around one loss: what it tells at once, and tells again after a restore. */
final class DrillCore {

  private final Centre centre;
  private final int play;
  private final List<ObjectNode> told = new ArrayList<>();

  DrillCore(Centre centre, int play) {
    this.centre = centre;
    this.play = play;
  }

  /** A contribution 汇缴. */
  void credits(String accountNo, String yuan) {
    tell(event("CONTRIBUTION", accountNo, yuan).put("month", "2026-10"));
  }

  /** The holder has withdrawn 提取 what was free. */
  void pays(String accountNo, String yuan) {
    tell(event("WITHDRAWAL", accountNo, yuan).put("state", "PAID"));
  }

  private ObjectNode event(String type, String accountNo, String yuan) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.MICROS);
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventId", "DRILL-%d-%d".formatted(play, told.size()))
        .put("type", type)
        .put("accountNo", accountNo)
        .put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now))
        .put("amount", yuan);
  }

  private void tell(ObjectNode event) {
    told.add(event);
    Reply reply = centre.event(event);
    if (!"APPLIED".equals(reply.at("/items/0/result"))) {
      throw new IllegalStateException("a core event was not applied: status " + reply.status());
    }
  }

  /**
   * Tells everything again, the newest first as if in a hurry: order is by their own times.
   *
   * @return what became of each, in the order in which they happened first
   */
  List<String> tellsAgain() {
    Reply reply = centre.events(told.reversed());
    return StreamSupport.stream(reply.json().path("items").spliterator(), false)
        .map((JsonNode item) -> item.path("result").asText())
        .toList()
        .reversed();
  }
}
