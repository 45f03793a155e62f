package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A party at the other end of the channel, as configured; changed in files and not here.
 *
 * @param courts that it may file for
 * @param thumbprints of its keys (RFC 7638) as agreed on paper; none in demo mode
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryPeer(
    String party, String fundCentre, List<String> courts, List<String> thumbprints) {

  public RegistryPeer {
    courts = List.copyOf(courts);
    thumbprints = List.copyOf(thumbprints);
  }
}
