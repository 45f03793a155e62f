package org.chakong.runtime.restore;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.Peer;

/** A side that does again what a test tells it. */
@Singleton
class RepeatingSide implements RestoringSide {

  private final List<String> done = new ArrayList<>();
  private Function<String, Optional<Came>> doing = requestNo -> Optional.empty();

  /** Forgets what was done, and does from now on this. */
  void does(Function<String, Optional<Came>> what) {
    done.clear();
    doing = what;
  }

  List<String> done() {
    return List.copyOf(done);
  }

  @Override
  public Optional<Came> again(Peer peer, RestoredExchange exchange) {
    done.add(exchange.requestNo());
    return doing.apply(exchange.requestNo());
  }

  @Override
  public void allAgain() {
    done.add("all");
  }

  @Override
  public void peerRestored(PartyId peer, Instant since) {
    done.add("peer restored");
  }

  @Override
  public String standing(String requestNo) {
    return null;
  }

  @Override
  public Optional<byte[]> paper(PartyId peer, String sha256) {
    return Optional.empty();
  }
}
