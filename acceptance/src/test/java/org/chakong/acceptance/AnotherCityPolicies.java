package org.chakong.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Three agreements of one city, one after the other: a day on the legal clock chooses what a test
 * is played under, so that they share one pair of services.
 */
final class AnotherCityPolicies {

  /** Takes the other side of axes on which the published policies agree. */
  static final String UNDER_VARIANTS = "2025-06-10T10:00:00";

  /** The example of the manual. */
  static final String UNDER_THE_FIRST = "2026-09-29T10:00:00";

  /** The same with shorter terms and without top-up. */
  static final String UNDER_THE_SECOND = "2026-10-09T10:00:00";

  private static final Path EXAMPLE = Path.of("../docs/examples/policies/example-2027.yaml");
  private static final Path VARIANTS = Path.of("src/test/resources/policies/variants.yaml");

  /** Beside the example: permits with each request, no seals, and few queries are many. */
  private static final String OWN_WAY =
      """

      officers:
        - for: [QUERY, FREEZE, EXTEND, UNFREEZE, DEDUCT]
          minimum: 2
          permits: BOTH
          clause: { article: "3", citation: 测中法〔2026〕1号 第三条 }
      sealRequired:
        value: false
        clause: { article: "3", citation: 测中法〔2026〕1号 第三条 }
      practice:
        queryAlert:
          persons: 3
          withinMinutes: 60
          clause: { article: "7", citation: 测中法〔2026〕1号 第七条 }
      """;

  private AnotherCityPolicies() {}

  /** Writes the files below the data and gives the settings that name them. */
  static List<String> in(Path data) throws IOException {
    Path policies = Files.createDirectories(data.resolve("policies"));
    String first = Files.readString(EXAMPLE).replace("2027-01-01", "2026-01-01") + OWN_WAY;
    String second =
        first
            .replace("example-2027", "example-later")
            .replace("2026-01-01", "2026-10-01")
            .replace("value: 36", "value: 12")
            .replace("value: MONTHLY", "value: NONE");
    Files.copy(VARIANTS, policies.resolve("variants.yaml"));
    Files.writeString(policies.resolve("first.yaml"), first);
    Files.writeString(policies.resolve("second.yaml"), second);
    return List.of("-Dchakong.policies.dir=" + policies, "-Dchakong.demo.courts=苏05,苏0505,苏0506");
  }
}
