package org.chakong.fund.request;

import jakarta.inject.Singleton;
import org.chakong.runtime.channel.PeerDirectory;

/** The fund centre that this adapter serves. */
@Singleton
public class OwnCentre {

  private static final String FUND = "fund:";

  private final String code;

  OwnCentre(PeerDirectory peers) {
    String party = peers.self().value();
    if (!party.startsWith(FUND)) {
      throw new IllegalStateException("chakong.party of a fund adapter begins with " + FUND);
    }
    this.code = party.substring(FUND.length());
  }

  /** Six digits. */
  public String code() {
    return code;
  }

  public boolean is(String fundCentre) {
    return code.equals(fundCentre);
  }
}
