package org.chakong.runtime.channel;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chakong.contracts.message.PartyId;

/**
 * The parties of demo mode: the two pairs that the contract names, and one for any other centre
 * whose courts somebody says.
 */
final class DemoParties {

  private static final Map<String, PartyId> GATEWAY_OF =
      Map.of(
          "410800", new PartyId("court:410800"),
          "310100", new PartyId("court:310000"));
  private static final Map<String, Set<String>> COURTS_OF =
      Map.of(
          "410800", Set.of("豫08", "豫0802", "豫0803", "豫0811", "豫0822", "豫0882"),
          "310100", Set.of("沪0101", "沪0106", "沪0115"));

  private static final Pattern CENTRE = Pattern.compile("\\d{6}");

  private DemoParties() {}

  static PartyId gateway(String centre) {
    if (!CENTRE.matcher(centre).matches()) {
      throw new IllegalStateException("chakong.centre is six digits, not " + centre);
    }
    return GATEWAY_OF.getOrDefault(centre, new PartyId("court:" + centre));
  }

  static PartyId fund(String centre) {
    gateway(centre);
    return new PartyId("fund:" + centre);
  }

  /**
   * @param courts codes of the courts that the gateway files for, empty for the contract's
   */
  static Peer gatewayPeer(String centre, Set<String> courts, URI url) {
    Set<String> all = courts.isEmpty() ? COURTS_OF.getOrDefault(centre, Set.of()) : courts;
    if (all.isEmpty()) {
      throw new IllegalStateException(
          "chakong.demo.courts must name the courts of " + centre + " in demo mode");
    }
    return new Peer(gateway(centre), url, all, Optional.empty(), Set.of());
  }

  static Peer fundPeer(String centre, URI url) {
    return new Peer(fund(centre), url, Set.of(), Optional.of(centre), Set.of());
  }
}
