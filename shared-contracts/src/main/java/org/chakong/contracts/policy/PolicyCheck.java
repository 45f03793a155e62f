package org.chakong.contracts.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.file.Fault;
import org.chakong.contracts.file.FaultyFile;
import org.chakong.contracts.file.PlacedYaml;

/** Looks at policy files as a service would that is started with them. */
public final class PolicyCheck {

  private PolicyCheck() {}

  /**
   * What is wrong with a file, or with the files of a folder, beside those that come with the
   * product; empty when a service would take them.
   *
   * @throws IllegalStateException when they cannot be read
   */
  public static List<Fault> faults(Path fileOrFolder) {
    try {
      profiles(fileOrFolder);
      return List.of();
    } catch (FaultyFile faulty) {
      return faulty.faults();
    }
  }

  /**
   * The profiles of a file or folder.
   *
   * @throws FaultyFile when something is wrong
   * @throws IllegalStateException when they cannot be read
   */
  public static List<PolicyProfile> profiles(Path fileOrFolder) {
    List<PlacedYaml> written =
        Files.isDirectory(fileOrFolder)
            ? PolicyFiles.in(fileOrFolder)
            : List.of(PolicyFiles.file(fileOrFolder));
    List<PlacedYaml> together = new ArrayList<>(PolicyFiles.published());
    // a copy of a published file is that file, not another one of the same name
    together.removeIf(known -> written.stream().anyMatch(w -> w.content().equals(known.content())));
    together.addAll(written);
    List<String> ids = written.stream().map(file -> file.text("id")).toList();
    return PolicyFiles.profiles(together).stream()
        .filter(profile -> ids.contains(profile.id()))
        .toList();
  }

  /** A profile that comes with the product. */
  public static Optional<PolicyProfile> published(String id) {
    return Policies.load().byId(id);
  }
}
