package org.chakong.fund.channel;

import jakarta.inject.Singleton;
import java.util.List;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.fund.request.TakePaper;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.restore.AskPeer;

/** Papers that were lost with a database, from the gateway that had handed them over. */
@Singleton
class LostPapers {

  private static final String PREFIX = "sha256:";

  private final AskPeer ask;
  private final TakePaper papers;

  LostPapers(AskPeer ask, TakePaper papers) {
    this.ask = ask;
    this.papers = papers;
  }

  /**
   * Fetches what the request names. A paper that the gateway itself says it does not have either
   * stays away.
   *
   * @return false when of one of them nothing is known: a request decided without it would be
   *     returned for good, and its money given to the next
   */
  boolean fetch(Peer peer, AssistanceRequest request) {
    List<String> named =
        request.documents().stream()
            .map(DocumentRef::documentId)
            .filter(id -> id != null && id.matches("sha256:[0-9a-f]{64}"))
            .distinct()
            .map(id -> id.substring(PREFIX.length()))
            .toList();
    return named.stream().allMatch(sha256 -> fetch(peer, sha256));
  }

  private boolean fetch(Peer peer, String sha256) {
    String owner = peer.party().value();
    return papers.kept(owner, sha256).isPresent()
        || ask.paper(peer, sha256, bytes -> papers.take(owner, null, Paper.of(bytes)));
  }
}
