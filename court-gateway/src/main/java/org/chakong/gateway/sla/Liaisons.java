package org.chakong.gateway.sla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The liaison persons (联络员) whom each institution names for the other (焦中法〔2024〕 Art. 10). */
@Singleton
class Liaisons {

  private final Map<String, Settings.Liaison> byInstitution;

  Liaisons(Settings settings) {
    byInstitution =
        settings.all().values().stream()
            .collect(Collectors.toMap(Settings.Liaison::of, liaison -> liaison));
  }

  /** Their offices, names and telephones. */
  @ConfigMapping(prefix = "chakong.liaisons")
  interface Settings {

    @WithParentName
    Map<String, Liaison> all();

    /** One of them. */
    interface Liaison {
      /** The court's code or the fund centre's. */
      String of();

      String name();

      Optional<String> phone();
    }
  }

  /** A text that names both sides' persons as far as they are known; begins with a separator. */
  String of(String court, String fundCentre) {
    return Stream.of(court, fundCentre)
        .map(institution ->
            "；联络员 "
                + institution
                + "："
                + Optional.ofNullable(byInstitution.get(institution))
                    .map(Liaisons::person)
                    .orElse("未登记"))
        .collect(Collectors.joining());
  }

  private static String person(Settings.Liaison liaison) {
    return liaison.name() + liaison.phone().map(phone -> " " + phone).orElse("");
  }
}
