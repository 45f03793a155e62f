package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations run while the version before still serves. */
class MigrationRulesTest {

  /**
   * Up to these the first release made the schema: no version before it ever served. What comes
   * later is held to the rules.
   */
  private static final Map<Path, String> FIRST_RELEASE =
      Map.of(
          Path.of("../shared-runtime/src/main/resources/db/runtime"), "0_99",
          Path.of("../court-gateway/src/main/resources/db/migration"), "29",
          Path.of("../fund-adapter/src/main/resources/db/migration"), "59");

  private static final Pattern NAME = Pattern.compile("V(\\d+(?:_\\d+)*)__[a-z0-9_]+\\.sql");

  @Test
  void what_comes_after_the_first_release_leaves_the_old_version_serving() throws IOException {
    for (Map.Entry<Path, String> place : FIRST_RELEASE.entrySet()) {
      try (Stream<Path> files = Files.list(place.getKey())) {
        List<Path> migrations =
            files.filter(file -> file.getFileName().toString().startsWith("V")).toList();
        assertThat(migrations).isNotEmpty();
        for (Path file : migrations) {
          Matcher name = NAME.matcher(file.getFileName().toString());
          assertThat(name.matches()).as("%s", file).isTrue();
          if (isLater(name.group(1), place.getValue())) {
            assertThat(MigrationRules.broken(Files.readString(file))).as("%s", file).isEmpty();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE request;",
        "ALTER TABLE request DROP COLUMN body;",
        "ALTER TABLE request DROP CONSTRAINT request_status_check;",
        "ALTER TABLE request RENAME COLUMN body TO content;",
        "ALTER TABLE request RENAME TO filing;",
        "ALTER TABLE request ALTER COLUMN id TYPE text;",
        "ALTER TABLE request ALTER COLUMN court SET NOT NULL;",
        "ALTER TABLE request\n  ADD COLUMN a text,\n  ADD COLUMN b text NOT NULL;",
        "ALTER TABLE request ADD CONSTRAINT c CHECK (a > 0);",
        "CREATE INDEX request_a ON request (a);",
        "CREATE UNIQUE INDEX request_a ON request (a) WHERE a > 0;",
        "UPDATE request SET a = 1;",
        "-- a comment\nDELETE FROM request;",
        "CREATE TABLE other (a text); DROP TABLE request;"
      })
  void what_the_old_version_can_not_live_with_is_refused(String sql) {
    assertThat(MigrationRules.broken(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE other (a text NOT NULL); CREATE INDEX other_a ON other (a);",
        "ALTER TABLE request ADD COLUMN a text;",
        "ALTER TABLE request ADD COLUMN a text NOT NULL DEFAULT 'x';",
        "ALTER TABLE request ADD CONSTRAINT c CHECK (a > 0) NOT VALID;",
        "ALTER TABLE request VALIDATE CONSTRAINT c;",
        "CREATE INDEX CONCURRENTLY request_a ON request (a);",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE request SET a = 1; END $$;",
        "UPDATE request SET a = 1 WHERE a IS NULL;",
        "-- while the old version serves: the column was never written by any release\n"
            + "ALTER TABLE request DROP COLUMN a;"
      })
  void what_the_old_version_does_not_notice_is_let_through(String sql) {
    assertThat(MigrationRules.broken(sql)).isEmpty();
  }

  @Test
  void an_exception_without_a_reason_is_none() {
    assertThat(MigrationRules.broken("-- while the old version serves: yes\nDROP TABLE request;"))
        .isNotEmpty();
  }

  @Test
  void no_migration_waits_long_for_a_table() throws IOException {
    String before =
        Files.readString(Path.of("src/main/resources/db/runtime/beforeEachMigrate.sql"));
    assertThat(before).contains("lock_timeout = '5s'");
  }

  private static boolean isLater(String version, String than) {
    Comparator<String> byNumbers =
        Comparator.comparing(MigrationRulesTest::numbers, MigrationRulesTest::compare);
    return byNumbers.compare(version, than) > 0;
  }

  private static List<Integer> numbers(String version) {
    return Pattern.compile("_").splitAsStream(version).map(Integer::valueOf).toList();
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
      if (!one.get(at).equals(other.get(at))) {
        return one.get(at) - other.get(at);
      }
    }
    return one.size() - other.size();
  }
}
