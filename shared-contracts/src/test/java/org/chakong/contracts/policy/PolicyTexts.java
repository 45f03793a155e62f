package org.chakong.contracts.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.chakong.contracts.file.PlacedYaml;

/** The policies that come with the product as text, to be changed in one respect by a test. */
final class PolicyTexts {

  private PolicyTexts() {}

  static String of(String id) {
    String name = "/policies/" + id + ".yaml";
    try (var file = Objects.requireNonNull(PolicyTexts.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The profile as changed, read beside the template it may need. */
  static PolicyProfile profile(String text) {
    return PolicyFiles.profiles(
            List.of(
                PlacedYaml.of("national-online.yaml", of("national-online")),
                PlacedYaml.of("changed.yaml", text)))
        .getLast();
  }

  /** A policy with one piece of its text changed. */
  static PolicyProfile with(String id, String said, String instead) {
    String text = of(id);
    if (!text.contains(said)) {
      throw new IllegalArgumentException(id + " does not say: " + said);
    }
    return profile(text.replace(said, instead));
  }
}
