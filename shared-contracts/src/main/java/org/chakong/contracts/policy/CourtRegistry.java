package org.chakong.contracts.policy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.request.Payee;

/** The courts, who stands above whom, and their registered accounts (执行款专户). */
public final class CourtRegistry {
  private static final String FILE = "registry/courts.yaml";

  private final Map<String, Court> courts;

  private CourtRegistry(Map<String, Court> courts) {
    this.courts = courts;
  }

  /**
   * Reads {@code registry/courts.yaml} from the class path.
   *
   * @throws IllegalStateException naming file and line when it is not a registry
   */
  public static CourtRegistry load() {
    CourtsFile file =
        new YamlResources(CourtRegistry.class.getClassLoader()).read(FILE, CourtsFile.class);
    return of(file.courts());
  }

  /**
   * A registry of these courts.
   *
   * @throws IllegalStateException when a code is given twice, a superior is not in the list, or
   *     courts stand above each other
   */
  static CourtRegistry of(List<Court> listed) {
    Map<String, Court> byCode = new LinkedHashMap<>();
    for (Court court : listed) {
      if (byCode.put(court.code(), court) != null) {
        throw new IllegalStateException(FILE + ": " + court.code() + " is given twice");
      }
    }
    byCode.values().forEach(court -> requireOrder(court, byCode));
    return new CourtRegistry(byCode);
  }

  public Optional<Court> court(String code) {
    return Optional.ofNullable(courts.get(code));
  }

  /** Whether the first court stands above the second, directly or further up. */
  public boolean isSuperior(String superior, String court) {
    Court next = courts.get(court);
    while (next != null && next.superior() != null) {
      if (next.superior().equals(superior)) {
        return true;
      }
      next = courts.get(next.superior());
    }
    return false;
  }

  /** The registered accounts of a court; none for a court that is not known. */
  public List<Payee> payeesOf(String court) {
    return court(court).map(Court::payees).orElse(List.of());
  }

  /** Names by code, in the order of the registry. */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    courts.values().forEach(court -> names.put(court.code(), court.name()));
    return names;
  }

  private static void requireOrder(Court court, Map<String, Court> byCode) {
    Set<String> seen = new HashSet<>();
    Court next = court;
    while (next.superior() != null) {
      if (!seen.add(next.code()) || !byCode.containsKey(next.superior())) {
        throw new IllegalStateException(FILE + ": " + court.code() + " has no order of superiors");
      }
      next = byCode.get(next.superior());
    }
  }

  /**
   * A court.
   *
   * @param code as in case numbers
   * @param superior code of the court directly above, null for a high court
   * @param payees its registered accounts
   */
  public record Court(String code, String name, String superior, List<Payee> payees) {

    public Court {
      Given.value("code", code);
      Given.value("name", name);
      payees = payees == null ? List.of() : List.copyOf(payees);
    }
  }

  record CourtsFile(List<Court> courts) {

    CourtsFile {
      Given.value("courts", courts);
    }
  }
}
