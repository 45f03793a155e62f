package org.chakong.contracts.policy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.Payee;

/**
 * The registries as rules see them on one day: the courts, who stands above whom, their registered
 * accounts (执行款专户, and 一案一账号 the sub-account of one case), and their registered officers.
 *
 * <p>Immutable: what is registered later makes another snapshot.
 */
public final class CourtRegistry {
  private static final String FILE = "registry/courts.yaml";

  private final Map<String, Court> courts;
  private final List<CourtAccount> accounts;
  private final List<RegisteredOfficer> officers;

  private CourtRegistry(
      Map<String, Court> courts, List<CourtAccount> accounts, List<RegisteredOfficer> officers) {
    this.courts = courts;
    this.accounts = List.copyOf(accounts);
    this.officers = List.copyOf(officers);
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
  public static CourtRegistry of(List<Court> listed) {
    Map<String, Court> byCode = new LinkedHashMap<>();
    for (Court court : listed) {
      if (byCode.put(court.code(), court) != null) {
        throw new IllegalStateException(FILE + ": " + court.code() + " is given twice");
      }
    }
    firstOutOfOrder(byCode)
        .ifPresent(code -> {
          throw new IllegalStateException(FILE + ": " + code + " has no order of superiors");
        });
    return new CourtRegistry(byCode, List.of(), List.of());
  }

  /** The same courts with these accounts and officers besides. */
  public CourtRegistry with(List<CourtAccount> more, List<RegisteredOfficer> moreOfficers) {
    return new CourtRegistry(
        courts,
        Stream.concat(accounts.stream(), more.stream()).toList(),
        Stream.concat(officers.stream(), moreOfficers.stream()).toList());
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

  /** Every court, in the order of the registry. */
  public List<Court> courts() {
    return List.copyOf(courts.values());
  }

  /** The registered accounts of a court for all its cases; none for a court that is not known. */
  List<Payee> payeesOf(String court) {
    return Stream.concat(
            court(court).map(Court::payees).orElse(List.of()).stream(),
            accounts.stream()
                .filter(account -> account.court().equals(court) && account.caseNumber() == null)
                .map(CourtAccount::payee))
        .toList();
  }

  /** The accounts that money of this case may go to: its court's own and those of the case. */
  public List<Payee> payeesFor(CourtCase courtCase) {
    Optional<CaseNumber> number = CaseNumber.parse(courtCase.number());
    Stream<Payee> ofCase =
        accounts.stream()
            .filter(account -> account.court().equals(courtCase.court()))
            .filter(account -> account.caseNumber() != null)
            .filter(account -> number.filter(account.caseNumber()::sameCaseAs).isPresent())
            .map(CourtAccount::payee);
    return Stream.concat(payeesOf(courtCase.court()).stream(), ofCase).toList();
  }

  /** The court's officer who holds a permit of the one named, the work permit looked at first. */
  public Optional<RegisteredOfficer> officer(String court, Officer named) {
    List<RegisteredOfficer> holders =
        officers.stream()
            .filter(officer -> officer.court().equals(court) && officer.holdsPermitOf(named))
            .toList();
    return holders.stream()
        .filter(officer -> RegisteredOfficer.isSame(officer.workPermitNo(), named.workPermitNo()))
        .findFirst()
        .or(() -> holders.stream().findFirst());
  }

  /** Names by code, in the order of the registry. */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    courts.values().forEach(court -> names.put(court.code(), court.name()));
    return names;
  }

  /** A court whose superior is not among these, or that would stand above itself. */
  public static Optional<String> disorder(List<Court> listed) {
    Map<String, Court> byCode = new LinkedHashMap<>();
    listed.forEach(court -> byCode.put(court.code(), court));
    return firstOutOfOrder(byCode);
  }

  private static Optional<String> firstOutOfOrder(Map<String, Court> byCode) {
    return byCode.values().stream()
        .filter(court -> !isInOrder(court, byCode))
        .map(Court::code)
        .findFirst();
  }

  private static boolean isInOrder(Court court, Map<String, Court> byCode) {
    Set<String> seen = new HashSet<>();
    Court next = court;
    while (next.superior() != null) {
      if (!seen.add(next.code()) || !byCode.containsKey(next.superior())) {
        return false;
      }
      next = byCode.get(next.superior());
    }
    return true;
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

  /**
   * A registered account of a court.
   *
   * @param caseNumber the only case that it is for, null for all of the court's
   */
  public record CourtAccount(String court, CaseNumber caseNumber, Payee payee) {}

  record CourtsFile(List<Court> courts) {

    CourtsFile {
      Given.value("courts", courts);
    }
  }
}
