package org.chakong.runtime.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.disk.PrivateFiles;
import org.jdbi.v3.core.JdbiException;

/**
 * {@code evidence verify | export | keys | head | retention}, without any service. Exit status 0
 * for fine, 1 for evidence that does not hold or that there is none of, 2 for what could not be
 * done, 3 for an export that is not all there was.
 */
public final class EvidenceCommand {

  private static final int FINE = 0;
  private static final int FOUND = 1;
  private static final int CANNOT = 2;
  private static final int NOT_ALL = 3;
  private static final int TELL_EVERY = 100_000;

  /** Held for good: a logger that nobody holds forgets its level. */
  private static final Logger DATABASE_LOG = Logger.getLogger("io.zonky");

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  EvidenceCommand(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  public static void main(String... args) {
    DATABASE_LOG.setLevel(Level.WARNING);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new EvidenceCommand(out, err, Clock.systemUTC()).run(args));
  }

  int run(String... args) {
    try {
      EvidenceOptions options = EvidenceOptions.parse(args);
      return switch (options.verb()) {
        case VERIFY -> verify(options);
        case EXPORT -> export(options);
        case KEYS -> keys(options);
        case HEAD -> head(options);
        case RETENTION -> retention(options);
      };
    } catch (EvidenceBroken e) {
      err.println("chakong evidence: ✗ " + e.finding().text());
      return NOT_ALL;
    } catch (CannotVerify | IOException | JdbiException e) {
      err.println("chakong evidence: " + line(e));
      return CANNOT;
    }
  }

  /** One line; of a database's error only the first, and what a file system leaves unsaid. */
  private static String line(Exception e) {
    Throwable cause = e.getCause();
    String text = e instanceof JdbiException && cause != null ? cause.getMessage() : e.getMessage();
    String kind = e instanceof FileSystemException ? e.getClass().getSimpleName() + ": " : "";
    return kind + String.valueOf(text).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  private int verify(EvidenceOptions options) throws CannotVerify, IOException {
    PeerKeys keys = KeyRing.read(options.keys());
    List<String> heads = new ArrayList<>();
    for (Path head : options.heads()) {
      heads.addAll(Files.readString(head).lines().filter(line -> !line.isBlank()).toList());
    }
    int status = FINE;
    for (EvidenceOptions.Place place : options.places()) {
      try (EvidenceStore store = place.open()) {
        status = Math.max(status, verify(store, keys, heads));
      }
    }
    return status;
  }

  private int verify(EvidenceStore store, PeerKeys keys, List<String> heads) throws CannotVerify {
    var verify =
        new VerifyEvidence(
            store.rows(),
            keys,
            heads,
            records -> {
              if (records % TELL_EVERY == 0) {
                err.printf("… %s %,d%n", store.name(), records);
              }
            });
    VerifyEvidence.Result result = verify.verify();
    if (result.finding().isPresent()) {
      out.printf("%s: ✗ %s%n", store.name(), result.finding().get().text());
      return FOUND;
    }
    out.printf(
        "%s: ✓ 证据完整 / evidence intact: %,d 条记录 records, %,d 条待封存 not sealed yet%n",
        store.name(), result.records(), result.unsealed());
    result.pruned().forEach(word -> tell(out, word));
    if (result.givenUp() > 0) {
      out.printf(
          "  %d 个留底链头因恢复备份而放弃，有签名声明 pinned heads were given up by a restore, by signed word%n",
          result.givenUp());
    }
    result
        .head()
        .ifPresent(head ->
            out.printf(
                "  链头 head: seal %d, %s, sha256 %s%n",
                head.seq(), SealTime.text(head.at()), Seal.hash(head.jws())));
    return FINE;
  }

  private static void tell(PrintStream to, Pruning word) {
    to.printf(
        "  已按期清理 pruned: %s … %s, %,d 条记录 records, 于 at %s (%s, %s)%n",
        SealTime.text(word.from()),
        SealTime.text(word.until()),
        word.records(),
        SealTime.text(word.at()),
        word.period(),
        word.ground());
  }

  /** What would leave by now if the period were this one; nothing is changed. */
  private int retention(EvidenceOptions options) throws CannotVerify, IOException {
    Instant before = clock.instant().atOffset(ZoneOffset.UTC).minus(options.period()).toInstant();
    for (EvidenceOptions.Place place : options.places()) {
      try (EvidenceStore store = place.open()) {
        List<MessageMonth> months = store.months().months(before);
        out.printf(
            "%s: %s 之前的月份 months before %s: %d%n", store.name(), before, before, months.size());
        months.forEach(month ->
            out.printf(
                "  %s … %s, %,d 条记录 records: %s%n",
                month.part(), month.until(), month.records(), fate(month)));
      }
    }
    return FINE;
  }

  private static String fate(MessageMonth month) {
    if (month.needed() > 0) {
      return "保留 kept: " + month.needed() + " 件未结请求 open requests or freezes rest on it";
    }
    return month.sealed() ? "可清理 may leave" : "保留 kept: 尚未封存 not sealed yet";
  }

  private int export(EvidenceOptions options) throws CannotVerify, EvidenceBroken, IOException {
    try (EvidenceStore store = options.places().getFirst().open()) {
      Optional<Bundle> bundle = new ExportRequest(store.rows(), clock).export(options.requestNo());
      if (bundle.isEmpty()) {
        err.println("chakong evidence: 没有此请求的记录 / nothing is kept about this request");
        return FOUND;
      }
      Path file = options.out().orElse(options.defaultBundle());
      try (OutputStream zip = PrivateFiles.create(file)) {
        bundle.get().write(zip);
      }
      out.printf("%s: %d 条报文 messages%n", file, bundle.get().items().size());
      return tell(bundle.get().absent());
    }
  }

  private int tell(Bundle.Absent absent) {
    absent.pruned().forEach(word -> tell(err, word));
    absent.faults().forEach(fault -> err.println("chakong evidence: ✗ " + fault.text()));
    return absent.faults().isEmpty() ? FINE : NOT_ALL;
  }

  private int keys(EvidenceOptions options) throws CannotVerify, IOException {
    try (EvidenceStore store = options.places().getFirst().open()) {
      write(options, KeyRing.write(store.rows().keys()));
      store.rows().keys().forEach(key -> err.printf("%s %s%n", key.owner(), key.kid()));
      return FINE;
    }
  }

  private int head(EvidenceOptions options) throws CannotVerify, IOException {
    try (EvidenceStore store = options.places().getFirst().open()) {
      String head =
          head(store.rows(), options.peer())
              .orElseThrow(() -> new CannotVerify("尚无封存 / nothing is sealed yet"));
      write(options, head + "\n");
      return FINE;
    }
  }

  private static Optional<String> head(EvidenceRows rows, Optional<PartyId> peer) {
    return peer.isPresent()
        ? rows.peerHead(peer.get()).map(SealedHead::jws)
        : rows.head().map(SealRow::jws);
  }

  private void write(EvidenceOptions options, String text) throws IOException {
    if (options.out().isPresent()) {
      Files.writeString(options.out().get(), text);
    } else {
      out.print(text);
    }
  }
}
