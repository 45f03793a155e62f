package org.chakong.runtime.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The peers as configured, by a name of the operator's choice. */
@ConfigMapping(prefix = "chakong.peers")
interface PeerSettings {

  @WithParentName
  Map<String, Entry> byName();

  /** One peer. */
  interface Entry {

    /** For example {@code fund:410800}. */
    String party();

    /** Root of its service, without the path of the channel. */
    URI url();

    /** The courts it speaks for; none for a fund centre. */
    Optional<Set<String>> courts();

    /** Six digits, for a fund centre. */
    Optional<String> fundCentre();

    /** RFC 7638 thumbprints of its keys, as the two institutions exchanged them on paper. */
    Optional<Set<String>> thumbprints();
  }
}
