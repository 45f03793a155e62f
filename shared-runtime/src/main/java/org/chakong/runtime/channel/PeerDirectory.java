package org.chakong.runtime.channel;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.start.ServiceRoom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who this party is and who its peers are.
 *
 * <p>In demo mode the contract's demo parties of {@code chakong.centre} are the default, the peer
 * being at {@code chakong.peer.url}; for another centre than the contract's the fund side is told
 * the courts by {@code chakong.demo.courts}. Whatever {@code chakong.party} and {@code
 * chakong.peers} say comes first.
 */
@Singleton
public class PeerDirectory {

  private final PartyId self;
  private final List<Peer> peers;

  PeerDirectory(
      ServiceRoom room,
      PeerSettings settings,
      @ConfigProperty(name = "chakong.side") Side side,
      @ConfigProperty(name = "chakong.party") Optional<String> party,
      @ConfigProperty(name = "chakong.centre", defaultValue = "410800") String centre,
      @ConfigProperty(name = "chakong.demo.courts") Optional<Set<String>> courts,
      @ConfigProperty(name = "chakong.peer.url") Optional<URI> peerUrl) {
    if (party.isEmpty() && !room.demo()) {
      throw new IllegalStateException("chakong.party is not set: under which name should we sign?");
    }
    this.self = party.map(PartyId::new).orElseGet(() -> side.self(centre));
    List<Peer> configured = settings.byName().values().stream().map(PeerDirectory::peer).toList();
    this.peers =
        configured.isEmpty() && room.demo()
            ? List.of(
                side.peer(centre, courts.orElse(Set.of()), peerUrl.orElse(side.defaultPeerUrl)))
            : configured;
  }

  /** The fund centres among the peers. */
  public List<String> fundCentres() {
    return peers.stream().flatMap(peer -> peer.fundCentre().stream()).toList();
  }

  /** Which end of the channel a service is. */
  enum Side {
    COURT("http://127.0.0.1:8090"),
    FUND("http://127.0.0.1:8080");

    private final URI defaultPeerUrl;

    Side(String defaultPeerUrl) {
      this.defaultPeerUrl = URI.create(defaultPeerUrl);
    }

    private PartyId self(String centre) {
      return switch (this) {
        case COURT -> DemoParties.gateway(centre);
        case FUND -> DemoParties.fund(centre);
      };
    }

    private Peer peer(String centre, Set<String> courts, URI url) {
      return switch (this) {
        case COURT -> DemoParties.fundPeer(centre, url);
        case FUND -> DemoParties.gatewayPeer(centre, courts, url);
      };
    }
  }

  private static Peer peer(PeerSettings.Entry entry) {
    return new Peer(
        new PartyId(entry.party()),
        entry.url(),
        entry.courts().orElse(Set.of()),
        entry.fundCentre(),
        entry.thumbprints().orElse(Set.of()));
  }

  /** The name this party signs under. */
  public PartyId self() {
    return self;
  }

  public List<Peer> peers() {
    return peers;
  }

  public Optional<Peer> byParty(PartyId party) {
    return first(peer -> peer.party().equals(party));
  }

  /** The peer that is this fund centre. */
  public Optional<Peer> byFundCentre(String fundCentre) {
    return first(peer -> peer.fundCentre().filter(fundCentre::equals).isPresent());
  }

  /** The peer that may file for this court. */
  public Optional<Peer> byCourt(String court) {
    return first(peer -> peer.courts().contains(court));
  }

  private Optional<Peer> first(Predicate<Peer> matches) {
    return peers.stream().filter(matches).findFirst();
  }
}
