package org.chakong.runtime.duty;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Defective;
import org.chakong.contracts.file.FaultyFile;
import org.chakong.contracts.file.PlacedYaml;
import org.chakong.contracts.file.StrictYaml;
import org.jboss.logging.Logger;

/**
 * The dated roster of people on duty, rest days included. The file is small and read whenever it is
 * asked, so an edit holds at once; of a broken one the last good content stays.
 */
@Singleton
class DutyRoster {

  private static final Logger LOG = Logger.getLogger(DutyRoster.class);

  private final Optional<Path> file;
  private volatile List<Turn> lastGood = List.of();
  private volatile String fault = "";

  DutyRoster(DutySettings settings) {
    this.file = settings.roster();
  }

  /**
   * Who is on duty on some days; of several turns that cover a day the one further down counts.
   *
   * @param from first legal day
   * @param to last legal day
   * @param phone may be null
   */
  record Turn(LocalDate from, LocalDate to, String name, String mail, String phone) {

    Turn {
      require(from != null, "from");
      require(to != null, "to");
      require(name != null && !name.isBlank(), "name");
      require(mail != null && mail.contains("@"), "mail");
      if (to.isBefore(from)) {
        throw new Defective("/to", new Defect("止日早于起日", "ends before it begins"));
      }
    }

    private static void require(boolean given, String key) {
      if (!given) {
        throw new Defective("/" + key, Defect.missing(key));
      }
    }

    boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  record Content(List<Turn> duty) {

    Content {
      if (duty == null) {
        throw new Defective("", Defect.missing("duty"));
      }
      duty = List.copyOf(duty);
    }
  }

  /** Empty on a day that nobody has taken. */
  Optional<Turn> on(LocalDate day) {
    return turns().stream().filter(turn -> turn.covers(day)).reduce((earlier, later) -> later);
  }

  /** How many of the days from {@code first} on nobody has taken. */
  long uncovered(LocalDate first, int days) {
    List<Turn> turns = turns();
    return Stream.iterate(first, day -> day.plusDays(1))
        .limit(days)
        .filter(day -> turns.stream().noneMatch(turn -> turn.covers(day)))
        .count();
  }

  /** What is wrong with the file, empty when it could be read. */
  String fault() {
    turns();
    return fault;
  }

  private List<Turn> turns() {
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      PlacedYaml read =
          PlacedYaml.of(file.get().getFileName().toString(), Files.readString(file.get()));
      lastGood = StrictYaml.read(read, Content.class).duty();
      fault = "";
    } catch (IOException | FaultyFile broken) {
      broken(broken instanceof FaultyFile ? broken.getMessage() : "cannot be read");
    }
    return lastGood;
  }

  private void broken(String why) {
    if (!why.equals(fault)) {
      LOG.errorf("duty roster %s: %s", file.orElseThrow().getFileName(), why);
    }
    fault = why;
  }
}
