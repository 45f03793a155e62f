package org.chakong.runtime.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.evidence.Finding.Kind;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Verifies a whole store from the first record to the last and stops at the first thing that does
 * not hold. Needs the public keys of all who spoke, and nothing of what runs here.
 */
final class VerifyEvidence {

  private final EvidenceRows rows;
  private final TokenCheck tokens;
  private final SealChain chain;
  private final List<Pinned> pinned;
  private final PrunedRecords pruned;
  private final int givenUp;
  private final LongConsumer progress;
  private long records;

  /** A seal that is known from elsewhere. */
  private record Pinned(Seal seal, String jws) {}

  /**
   * @param records looked at
   * @param unsealed of these, those that are newer than the last seal
   * @param pruned what was dropped by policy, and is not looked at
   * @param givenUp how many of the pinned heads a restore took back by signed word
   */
  record Result(
      long records,
      long unsealed,
      Optional<SealRow> head,
      List<Pruning> pruned,
      int givenUp,
      Optional<Finding> finding) {}

  /**
   * @param heads seals as JWS that are known from elsewhere: the store must contain each
   * @param progress is told how many records were looked at
   */
  VerifyEvidence(EvidenceRows rows, PeerKeys keys, List<String> heads, LongConsumer progress)
      throws CannotVerify {
    this.rows = rows;
    this.tokens = new TokenCheck(keys);
    this.chain = new SealChain(keys);
    this.pruned = PrunedRecords.of(rows.prunings(), keys);
    this.progress = progress;
    List<Pinned> seals = new ArrayList<>();
    for (String head : heads) {
      Seal seal =
          SealToken.verified(head, keys)
              .orElseThrow(() -> new CannotVerify("留底的链头不是有效封存 / a pinned head is no valid seal"));
      seals.add(new Pinned(seal, head));
    }
    List<RestoreWords.Word> restored =
        rows.restorations().stream()
            .flatMap(word -> RestoreWords.verified(word, keys).stream())
            .toList();
    this.pinned =
        seals.stream()
            .filter(head -> restored.stream().noneMatch(word -> word.gaveUp(head.seal())))
            .toList();
    this.givenUp = seals.size() - pinned.size();
  }

  Result verify() throws CannotVerify {
    Optional<Finding> finding = seals();
    if (finding.isEmpty()) {
      finding = cutOff();
    }
    if (finding.isEmpty()) {
      finding = pruned.finding(chain.party());
    }
    long sealed = records;
    if (finding.isEmpty() && chain.last().isEmpty()) {
      throwIfUnsealed();
    } else if (finding.isEmpty()) {
      finding = newest();
    }
    if (finding.isEmpty()) {
      finding = indexBehind();
    }
    return new Result(records, records - sealed, chain.last(), pruned.words(), givenUp, finding);
  }

  private Optional<Finding> seals() throws CannotVerify {
    List<SealRow> page = rows.sealsAfter(0);
    while (!page.isEmpty()) {
      for (SealRow row : page) {
        Optional<Finding> finding = seal(row);
        if (finding.isPresent()) {
          return finding;
        }
      }
      page = rows.sealsAfter(page.getLast().seq());
    }
    return Optional.empty();
  }

  private Optional<Finding> seal(SealRow row) throws CannotVerify {
    return switch (chain.next(row)) {
      case SealChain.Link.Broken broken -> Optional.of(broken.finding());
      case SealChain.Link.Holds holds -> {
        Optional<Finding> finding = pinnedOtherwise(row);
        yield finding.isPresent() ? finding : recordsOf(row, holds.seal());
      }
    };
  }

  private Optional<Finding> pinnedOtherwise(SealRow row) {
    return pinned.stream()
        .filter(head -> isOurs(head) && head.seal().seq() == row.seq())
        .filter(head -> !head.jws().equals(row.jws()))
        .findFirst()
        .map(head -> Finding.seal(Kind.HEAD_DIFFERS, row.seq(), ""));
  }

  private boolean isOurs(Pinned head) {
    return chain.party().map(head.seal().party()::equals).orElse(true);
  }

  private Optional<Finding> recordsOf(SealRow row, Seal seal) throws CannotVerify {
    SealedRecords under = new SealedRecords(row, seal, tokens, pruned);
    SubjectCheck subjects = new SubjectCheck(rows);
    // identity numbers begin at 1: what stands before was put there by hand
    long first = row.seq() == 1 ? Long.MIN_VALUE : row.firstId();
    try (ResultIterator<KeptMessage> messages = rows.messages(first, row.lastId()).iterator()) {
      while (messages.hasNext()) {
        KeptMessage message = messages.next();
        Optional<Finding> finding = under.next(message);
        progress.accept(++records);
        if (finding.isPresent()) {
          return finding;
        }
        subjects.add(message);
      }
    }
    Optional<Finding> finding = under.end();
    return finding.isPresent() ? finding : subjects.fault(row.seq(), first, row.lastId());
  }

  /** The index is written with the seals: behind them there is none. */
  private Optional<Finding> indexBehind() {
    long last = chain.last().map(SealRow::lastId).orElse(Long.MIN_VALUE);
    return new SubjectCheck(rows).fault(0, last + 1, Long.MAX_VALUE);
  }

  /** Whether a seal that is known from elsewhere comes after the end. */
  private Optional<Finding> cutOff() {
    long end = chain.last().map(SealRow::seq).orElse(0L);
    return pinned.stream()
        .filter(head -> isOurs(head) && head.seal().seq() > end)
        .map(Pinned::seal)
        .findFirst()
        .map(head ->
            Finding.seal(
                Kind.END_MISSING,
                end + 1,
                "the pinned head is seal "
                    + head.seq()
                    + " up to record "
                    + head.lastId()
                    + ", the store ends with record "
                    + chain.last().map(SealRow::lastId).orElse(0L)));
  }

  private Optional<Finding> newest() throws CannotVerify {
    PartyId self = chain.party().orElseThrow();
    long last = chain.last().orElseThrow().lastId();
    try (ResultIterator<KeptMessage> messages =
        rows.messages(last + 1, Long.MAX_VALUE).iterator()) {
      while (messages.hasNext()) {
        KeptMessage message = messages.next();
        progress.accept(++records);
        Optional<String> fault = tokens.fault(message, self);
        if (fault.isPresent()) {
          return Optional.of(Finding.record(Kind.RECORD_NOT_PROVED, 0, message.id(), fault.get()));
        }
      }
    }
    return Optional.empty();
  }

  private void throwIfUnsealed() throws CannotVerify {
    try (ResultIterator<KeptMessage> messages =
        rows.messages(Long.MIN_VALUE, Long.MAX_VALUE).iterator()) {
      if (messages.hasNext()) {
        throw new CannotVerify("有记录而无封存 / there are records and no seal");
      }
    }
  }
}
