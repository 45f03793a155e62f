package org.chakong.runtime.channel;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.message.PartyId;

/** The two pairs of parties of demo mode, named in the contract. */
final class DemoParties {

  private static final Map<String, PartyId> GATEWAY_OF =
      Map.of(
          "410800", new PartyId("court:410800"),
          "310100", new PartyId("court:310000"));
  private static final Map<String, Set<String>> COURTS_OF =
      Map.of(
          "410800", Set.of("豫08", "豫0802", "豫0803", "豫0811", "豫0822", "豫0882"),
          "310100", Set.of("沪0101", "沪0106", "沪0115"));

  private DemoParties() {}

  static PartyId gateway(String centre) {
    return Optional.ofNullable(GATEWAY_OF.get(centre))
        .orElseThrow(() ->
            new IllegalStateException("chakong.centre must be 410800 or 310100 in demo mode"));
  }

  static PartyId fund(String centre) {
    gateway(centre);
    return new PartyId("fund:" + centre);
  }

  static Peer gatewayPeer(String centre, URI url) {
    return new Peer(gateway(centre), url, COURTS_OF.get(centre), Optional.empty(), Set.of());
  }

  static Peer fundPeer(String centre, URI url) {
    return new Peer(fund(centre), url, Set.of(), Optional.of(centre), Set.of());
  }
}
