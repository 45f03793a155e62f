package org.chakong.contracts.message;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** One court and one fund centre that know each other's keys, at one moment. */
final class Parties {

  static final PartyId COURT = new PartyId("court:410800");
  static final PartyId FUND = new PartyId("fund:410800");
  static final PartyId OTHER_COURT = new PartyId("court:310000");

  static final SigningKey COURT_KEY = SigningKey.generate();
  static final SigningKey FUND_KEY = SigningKey.generate();
  static final SigningKey OTHER_COURT_KEY = SigningKey.generate();
  static final SigningKey UNKNOWN_KEY = SigningKey.generate();

  static final PeerKeys KEYS =
      PinnedKeys.of(
          List.of(
              COURT_KEY.ownedBy(COURT),
              FUND_KEY.ownedBy(FUND),
              OTHER_COURT_KEY.ownedBy(OTHER_COURT)));

  static final Instant NOW = Instant.parse("2026-11-20T02:00:00.750Z");

  private Parties() {}

  static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  static MessageSigner court() {
    return new MessageSigner(COURT, COURT_KEY, at(NOW));
  }

  static MessageSigner fund() {
    return new MessageSigner(FUND, FUND_KEY, at(NOW));
  }

  static MessageVerifier verifierOf(PartyId self) {
    return verifierOf(self, NOW);
  }

  static MessageVerifier verifierOf(PartyId self, Instant now) {
    return new MessageVerifier(self, KEYS, at(now));
  }
}
