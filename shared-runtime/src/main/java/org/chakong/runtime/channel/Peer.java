package org.chakong.runtime.channel;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.message.PartyId;

/**
 * The other end of a channel.
 *
 * @param url root of its service
 * @param courts codes of the courts it may file for; empty for a fund centre
 * @param fundCentre six digits, for a fund centre only
 * @param thumbprints of its keys; empty in demo mode, where first use decides
 */
public record Peer(
    PartyId party,
    URI url,
    Set<String> courts,
    Optional<String> fundCentre,
    Set<String> thumbprints) {

  public Peer {
    courts = Set.copyOf(courts);
    thumbprints = Set.copyOf(thumbprints);
  }
}
