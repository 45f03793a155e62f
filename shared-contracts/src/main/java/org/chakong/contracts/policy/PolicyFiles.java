package org.chakong.contracts.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Fault;
import org.chakong.contracts.file.FaultyFile;
import org.chakong.contracts.file.PlacedYaml;
import org.chakong.contracts.file.StrictYaml;

/** Policy files read together: each as it stands, on what it extends, and beside the others. */
final class PolicyFiles {
  private static final String FOLDER = "policies/";
  private static final String EXTENDS = "extends";

  /** What says whose a profile is, and so is never taken over from another one. */
  private static final Set<String> OWN =
      Set.of("id", "fundCentre", "centreName", "title", "effectiveFrom", "courtScope");

  private final Map<String, PlacedYaml> byId = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private PolicyFiles() {}

  /** A file and what it says. */
  private record Read(PlacedYaml file, PolicyProfile profile) {}

  /**
   * The profiles of all these files.
   *
   * @throws FaultyFile naming every fault that could be found, in whichever of the files
   */
  static List<PolicyProfile> profiles(List<PlacedYaml> files) {
    PolicyFiles together = new PolicyFiles();
    files.forEach(together::add);
    List<Read> read =
        together.byId.values().stream().map(together::read).flatMap(Optional::stream).toList();
    together.compare(read);
    if (!together.faults.isEmpty()) {
      throw new FaultyFile(together.faults);
    }
    return read.stream().map(Read::profile).toList();
  }

  /** Those that come with the product. */
  static List<PlacedYaml> published() {
    YamlResources files = new YamlResources(PolicyFiles.class.getClassLoader());
    return files.index(FOLDER + "index").stream().map(file -> files.placed(FOLDER + file)).toList();
  }

  /**
   * The files {@code *.yaml} of a folder, by name.
   *
   * @throws IllegalStateException when the folder cannot be read
   * @throws FaultyFile when one of them is no YAML
   */
  static List<PlacedYaml> in(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(PolicyFiles::file)
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(folder + " cannot be read as a folder", unreadable);
    }
  }

  /**
   * @throws IllegalStateException when the file cannot be read
   */
  static PlacedYaml file(Path file) {
    try {
      return PlacedYaml.of(file.toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(file + " cannot be read", unreadable);
    }
  }

  private void add(PlacedYaml file) {
    String id = file.text("id");
    if (id == null) {
      faults.add(file.fault("", Defect.missing("id")));
      return;
    }
    PlacedYaml other = byId.putIfAbsent(id, file);
    if (other != null) {
      faults.add(file.fault("/id", also(other.fault("/id", null), "id " + id)));
    }
  }

  private Optional<Read> read(PlacedYaml written) {
    try {
      PlacedYaml whole = whole(written);
      PolicyProfile profile = StrictYaml.read(whole, PolicyProfile.class);
      Contradictions.of(profile).forEach(c -> faults.add(whole.fault(c.path(), c.defect())));
      return Optional.of(new Read(whole, profile));
    } catch (FaultyFile faulty) {
      faults.addAll(faulty.faults());
      return Optional.empty();
    }
  }

  private PlacedYaml whole(PlacedYaml written) {
    String id = written.text(EXTENDS);
    if (id == null) {
      return written;
    }
    PlacedYaml base = byId.get(id);
    if (base == null || base.text(EXTENDS) != null) {
      Defect none =
          new Defect(
              "extends 所指的 " + id + " 不存在，或者本身也是 extends 的",
              "there is no profile " + id + " to extend, or it extends another one itself");
      throw new FaultyFile(List.of(written.fault("/" + EXTENDS, none)));
    }
    return written.over(base, OWN).without(EXTENDS);
  }

  private void compare(List<Read> read) {
    Map<String, Read> firstDays = new HashMap<>();
    for (Read one : read) {
      PolicyProfile profile = one.profile();
      if (!profile.isTemplate()) {
        String start = profile.fundCentre() + " " + profile.effectiveFrom();
        Read other = firstDays.putIfAbsent(start, one);
        if (other != null) {
          Fault there = other.file().fault("/effectiveFrom", null);
          faults.add(one.file().fault("/effectiveFrom", also(there, start)));
        }
      }
      if (isUnderNobody(profile.courtsBeyondScope(), read)) {
        faults.add(one.file().fault("/courtsBeyondScope/under", noTemplate(profile)));
      }
    }
  }

  private static boolean isUnderNobody(PolicyProfile.CourtsBeyond beyond, List<Read> read) {
    return beyond != null
        && read.stream()
            .map(Read::profile)
            .noneMatch(known -> known.isTemplate() && known.id().equals(beyond.under()));
  }

  private static Defect noTemplate(PolicyProfile profile) {
    String id = profile.courtsBeyondScope().under();
    return new Defect("没有名为 " + id + " 的模板", "there is no template " + id);
  }

  private static Defect also(Fault there, String what) {
    String place = there.file() + ":" + there.line();
    return new Defect(what + " 与 " + place + " 重复", what + " stands in " + place + " as well");
  }
}
