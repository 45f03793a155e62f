package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.runtime.channel.SecurityLog;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.seal.ReadSeals;
import org.chakong.runtime.seal.SealFacts;

/**
 * Takes a paper in: its seals are read first, with no transaction open, for that takes its time.
 */
@ApplicationScoped
public class TakePaper {

  private final ReadSeals seals;
  private final Papers papers;

  TakePaper(ReadSeals seals, Papers papers) {
    this.seals = seals;
    this.papers = papers;
  }

  /**
   * Keeps a paper with what its seals say.
   *
   * @param owner the sender on the channel, or the window
   * @param type null on the channel, where only the request says it
   * @return false when it was kept before
   */
  @Transactional(Transactional.TxType.NEVER)
  public boolean take(String owner, DocumentType type, Paper paper) {
    Optional<SealFacts> facts = seals.read(paper.bytes());
    if (facts.filter(SealFacts::altered).isPresent()) {
      SecurityLog.event("PAPER_ALTERED", ReasonCode.SIGNATURE_BROKEN, owner);
    }
    return papers.keep(owner, type, paper, facts);
  }

  /** The bytes of a paper that a sender handed over on the channel. */
  public Optional<byte[]> kept(String owner, String sha256) {
    return papers.bytes(owner, sha256);
  }
}
