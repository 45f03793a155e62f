package org.chakong.runtime.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.SigningKey;

/**
 * What a party says of records that it dropped because their period of retention (保管期限) had passed.
 * The leaf hashes under the seals stay, so the seals are verified without the records.
 *
 * @param number 1, 2, 3 … without gaps
 * @param from when the first of them was kept, real time
 * @param until all of them were older, real time
 * @param ids of the records
 * @param period for how long they had to be kept
 * @param ground why it is so long
 * @param previous {@link Seal#hash} of the word before, {@link Seal#NONE} for the first
 * @param at when they were dropped, real time
 */
record Pruning(
    PartyId party,
    long number,
    Instant from,
    Instant until,
    IdRanges ids,
    long records,
    Period period,
    String ground,
    String previous,
    Instant at) {

  private static final String TYPE = "chakong-pruned+jws";
  private static final ObjectMapper JSON = new ObjectMapper();

  String sign(SigningKey key) {
    String payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", party.value())
            .put("number", number)
            .put("from", SealTime.text(from))
            .put("until", SealTime.text(until))
            .put("ids", ids.text())
            .put("records", records)
            .put("period", period.toString())
            .put("ground", ground)
            .put("previous", previous)
            .put("at", SealTime.text(at))
            .toString();
    return SignedWord.sign(TYPE, payload, key);
  }

  /**
   * What was signed; empty when it was altered.
   *
   * @throws CannotVerify when the key that it names is not at hand
   */
  static Optional<Pruning> verified(String token, PeerKeys keys) throws CannotVerify {
    return SignedWord.verified(TYPE, token, keys)
        .flatMap(word -> read(word.payload()).filter(said -> said.party().equals(word.by())));
  }

  private static Optional<Pruning> read(String payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      return Optional.of(
          new Pruning(
              new PartyId(json.path("iss").asText()),
              json.path("number").asLong(),
              Instant.parse(json.path("from").asText()),
              Instant.parse(json.path("until").asText()),
              new IdRanges(json.path("ids").asText()),
              json.path("records").asLong(),
              Period.parse(json.path("period").asText()),
              json.path("ground").asText(),
              json.path("previous").asText(),
              Instant.parse(json.path("at").asText())));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException notThis) {
      return Optional.empty();
    }
  }
}
