package org.chakong.fund;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may know whom in the fund adapter. What is not listed is forbidden. */
@AnalyzeClasses(packages = "org.chakong.fund", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          entry("audit", List.of()),
          entry("core", List.of()),
          entry("decide", List.of()),
          entry("freeze", List.of("core", "decide")),
          entry("deduct", List.of("core", "freeze")),
          entry("query", List.of("decide", "freeze")),
          entry("measure", List.of("core", "decide", "freeze", "deduct", "query")),
          entry("request", List.of("decide", "freeze", "deduct", "measure")),
          entry("look", List.of()),
          entry("review", List.of("freeze", "measure", "request")),
          entry("counter", List.of("request")),
          entry("backentry", List.of("counter", "freeze", "request")),
          entry("correspondence", List.of("request")),
          entry("reconcile", List.of()),
          entry(
              "page",
              List.of(
                  "backentry",
                  "core",
                  "correspondence",
                  "counter",
                  "freeze",
                  "look",
                  "request",
                  "review",
                  "web")),
          entry("channel", List.of("counter", "correspondence", "freeze", "reconcile", "request")));

  /** The embedded core is a core of its own: it serves its API and reports what happens in it. */
  private static final String EMBEDDED = "org.chakong.fund.core.embedded..";

  @ArchTest
  void packages_know_only_whom_they_are_listed_to_know(JavaClasses all) {
    ARROWS.forEach((room, others) -> arrows(room, others).check(all));
  }

  private static ArchRule arrows(String room, List<String> others) {
    String[] forbidden =
        Stream.concat(ARROWS.keySet().stream(), Stream.of("web"))
            .filter(other -> !other.equals(room) && !others.contains(other))
            .map(other -> "org.chakong.fund." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("org.chakong.fund." + room + "..")
        .and()
        .resideOutsideOfPackage(EMBEDDED)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .as(room + " may know " + others + " and not " + Arrays.toString(forbidden));
  }

  @ArchTest
  static final ArchRule nobody_but_the_door_knows_the_embedded_core =
      noClasses()
          .that()
          .resideOutsideOfPackages(EMBEDDED, "org.chakong.fund.web..", "org.chakong.fund.core..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(EMBEDDED);

  @ArchTest
  static final ArchRule rules_are_free_of_any_framework =
      noClasses()
          .that()
          .resideInAPackage("org.chakong.fund.decide..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "org.hibernate..",
              "org.jdbi..",
              "java.sql..",
              "javax..");

  @ArchTest
  static final ArchRule the_arithmetic_is_free_of_any_framework =
      classes()
          .that()
          .haveFullyQualifiedName("org.chakong.fund.freeze.Waterfall")
          .or()
          .haveFullyQualifiedName("org.chakong.fund.freeze.Terms")
          .or()
          .resideInAPackage("org.chakong.contracts.calendar..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.chakong.contracts..", "org.chakong.fund.freeze..");

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /** The line refuses to call while a transaction is open. */
  @ArchTest
  static final ArchRule whoever_calls_out_goes_over_the_line =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "org.eclipse.microprofile.rest.client..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("ChannelCalls");
}
