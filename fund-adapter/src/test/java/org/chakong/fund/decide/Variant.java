package org.chakong.fund.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;

/** A published policy with a piece of its text changed, read as an operator's file would be. */
final class Variant {
  private final String id;
  private String text;

  private Variant(String id) {
    this.id = id;
    this.text = published(id);
  }

  static Variant of(String id) {
    return new Variant(id);
  }

  Variant but(String said, String instead) {
    if (!text.contains(said)) {
      throw new IllegalArgumentException(id + " does not say: " + said);
    }
    text = text.replace(said, instead);
    return this;
  }

  PolicyProfile profile() {
    String changed =
        text.replaceFirst("(?m)^id: .*$", "id: variant")
            .replaceFirst("(?m)^effectiveFrom: .*$", "effectiveFrom: 2026-01-02");
    try {
      Path folder = Files.createTempDirectory("variant");
      Path file = folder.resolve("variant.yaml");
      Files.writeString(file, changed);
      PolicyProfile profile = Policies.load(Optional.of(folder)).byId("variant").orElseThrow();
      Files.delete(file);
      Files.delete(folder);
      return profile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String published(String id) {
    String name = "/policies/" + id + ".yaml";
    try (var file = Objects.requireNonNull(Variant.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
