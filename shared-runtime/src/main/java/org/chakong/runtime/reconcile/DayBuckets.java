package org.chakong.runtime.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciliationBucket;
import org.chakong.contracts.api.ReconciliationTotals;
import org.chakong.contracts.identity.Money;

/** Counts a day's requests and puts them into buckets of hashes, one after the other. */
final class DayBuckets {

  /**
   * A day of a province is some ten thousand requests: some hundred to look at where one differs.
   */
  static final int COUNT = 64;

  private final MessageDigest[] digests = new MessageDigest[COUNT];
  private final long[] sizes = new long[COUNT];
  private long answers;
  private long open;
  private Money held = Money.ZERO;

  /** Takes the next request; numbers must come in their order. */
  void add(ReconciledRequest request) {
    int bucket = bucketOf(request.requestNo());
    if (digests[bucket] == null) {
      digests[bucket] = sha256();
    }
    digests[bucket].update(hash(request));
    sizes[bucket]++;
    answers += request.verdict() == null ? 0 : 1;
    open += request.status().isFinal() ? 0 : 1;
    held = request.held() == null ? held : held.plus(request.held());
  }

  ReconciliationTotals totals() {
    long requests = 0;
    for (long size : sizes) {
      requests += size;
    }
    return new ReconciliationTotals(requests, answers, open, held);
  }

  /** Those that are not empty, in order; ends the counting. */
  List<ReconciliationBucket> buckets() {
    List<ReconciliationBucket> buckets = new ArrayList<>();
    for (int bucket = 0; bucket < COUNT; bucket++) {
      if (digests[bucket] != null) {
        String digest = HexFormat.of().formatHex(digests[bucket].digest());
        buckets.add(new ReconciliationBucket(bucket, sizes[bucket], digest));
      }
    }
    return buckets;
  }

  /** The bucket of a request number. */
  static int bucketOf(String requestNo) {
    byte[] hash = sha256().digest(requestNo.getBytes(StandardCharsets.UTF_8));
    return Byte.toUnsignedInt(hash[0]) % COUNT;
  }

  private static byte[] hash(ReconciledRequest request) {
    StringBuilder text = new StringBuilder();
    Stream.of(
            request.requestNo(),
            request.status(),
            request.verdict(),
            request.freezeNo(),
            request.ordered(),
            request.frozen(),
            request.waiting(),
            request.held(),
            request.deductionNo(),
            request.deducted())
        .map(field -> Objects.toString(field, ""))
        .forEach(field -> text.append(field).append('\n'));
    return sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }
}
