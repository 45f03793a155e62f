package org.chakong.runtime.evidence;

import java.nio.file.Path;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chakong.contracts.message.PartyId;

/** What was asked of {@link EvidenceCommand}. */
final class EvidenceOptions {

  private static final String USAGE =
      """
      usage: evidence verify --keys FILE [--head FILE]… [WHERE] | evidence export REQUESTNO \
      [--out FILE.zip] [WHERE] | evidence keys [--out FILE] [WHERE] | evidence head [--peer PARTY] \
      [--out FILE] [WHERE] | evidence retention [--period P30Y] [WHERE]; WHERE is --data DIR [--service gateway|fund] or --jdbc URL\
      """;
  private static final Pattern REQUEST_NO = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final List<String> SERVICES = List.of("gateway", "fund");

  /** What to do. */
  enum Verb {
    VERIFY,
    EXPORT,
    KEYS,
    HEAD,
    RETENTION
  }

  /** Where evidence is: a service's room or a database that is run elsewhere. */
  interface Place {
    EvidenceStore open() throws CannotVerify;
  }

  private final List<Path> heads = new ArrayList<>();
  private Verb verb;
  private String requestNo;
  private Path data = Path.of(System.getProperty("chakong.data", ".chakong/data"));
  private Optional<String> service = Optional.empty();
  private Optional<String> jdbc = Optional.empty();
  private Optional<Path> keys = Optional.empty();
  private Optional<Path> out = Optional.empty();
  private Optional<PartyId> peer = Optional.empty();
  private Period period = Period.ofYears(30);

  private EvidenceOptions() {}

  static EvidenceOptions parse(String... args) throws CannotVerify {
    EvidenceOptions options = new EvidenceOptions();
    Deque<String> words = new ArrayDeque<>(List.of(args));
    options.verb = verb(words);
    if (options.verb == Verb.EXPORT) {
      options.requestNo = next(words);
      if (!REQUEST_NO.matcher(options.requestNo).matches()) {
        throw new CannotVerify(USAGE);
      }
    }
    while (!words.isEmpty()) {
      options.take(words.pop(), words);
    }
    if (options.verb == Verb.VERIFY && options.keys.isEmpty()) {
      throw new CannotVerify(USAGE);
    }
    return options;
  }

  private static Verb verb(Deque<String> words) throws CannotVerify {
    String word = next(words).toUpperCase(Locale.ROOT);
    return Stream.of(Verb.values())
        .filter(verb -> verb.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new CannotVerify(USAGE));
  }

  private void take(String option, Deque<String> words) throws CannotVerify {
    switch (option) {
      case "--data" -> data = Path.of(next(words));
      case "--service" -> service = Optional.of(next(words));
      case "--jdbc" -> jdbc = Optional.of(next(words));
      case "--keys" -> keys = Optional.of(Path.of(next(words)));
      case "--head" -> heads.add(Path.of(next(words)));
      case "--peer" -> peer = Optional.of(party(next(words)));
      case "--period" -> period = period(next(words));
      case "--out" -> out = Optional.of(Path.of(next(words)));
      default -> throw new CannotVerify(USAGE);
    }
  }

  private static PartyId party(String word) throws CannotVerify {
    try {
      return new PartyId(word);
    } catch (IllegalArgumentException e) {
      throw new CannotVerify(USAGE, e);
    }
  }

  private static Period period(String word) throws CannotVerify {
    try {
      return Period.parse(word);
    } catch (DateTimeParseException e) {
      throw new CannotVerify(USAGE, e);
    }
  }

  private static String next(Deque<String> words) throws CannotVerify {
    if (words.isEmpty()) {
      throw new CannotVerify(USAGE);
    }
    return words.pop();
  }

  Verb verb() {
    return verb;
  }

  String requestNo() {
    return requestNo;
  }

  Path keys() {
    return keys.orElseThrow();
  }

  List<Path> heads() {
    return heads;
  }

  /** Whose head is wanted, of those that were kept here; empty for the store's own. */
  Optional<PartyId> peer() {
    return peer;
  }

  /** After which evidence may leave. */
  Period period() {
    return period;
  }

  Optional<Path> out() {
    return out;
  }

  Path defaultBundle() {
    return Path.of("evidence-" + requestNo + ".zip");
  }

  /** The gateway before the fund centre, where both keep their data in one directory. */
  List<Place> places() throws CannotVerify {
    if (jdbc.isPresent()) {
      return List.of(() -> EvidenceStore.at(jdbc.get()));
    }
    List<Place> rooms =
        Stream.concat(
                service.map(Stream::of).orElseGet(SERVICES::stream).map(data::resolve),
                Stream.of(data))
            .filter(EvidenceStore::isRoom)
            .map(Path::toAbsolutePath)
            .<Place>map(room -> () -> EvidenceStore.in(room))
            .toList();
    if (rooms.isEmpty()) {
      throw new CannotVerify("此处没有服务的数据库 / no service's database in " + data);
    }
    return rooms;
  }
}
