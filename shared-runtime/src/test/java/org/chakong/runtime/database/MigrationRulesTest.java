package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations run while the version before still serves. */
class MigrationRulesTest {

  /** Where migrations are, up to which the first release came, and how many those are. */
  private record Place(String folder, String firstRelease, int files) {}

  /**
   * The first release made the schema: no version before it ever served. What comes later is held
   * to the rules.
   */
  private static final List<Place> PLACES =
      List.of(
          new Place("../shared-runtime/src/main/resources/db/runtime", "0_83", 16),
          new Place("../court-gateway/src/main/resources/db/migration", "26", 27),
          new Place("../fund-adapter/src/main/resources/db/migration", "57", 41));

  /** Before each of them, {@code UnhurriedMigrations}. */
  private static final String CALLBACK = "beforeEachMigrate.sql";

  private static final Pattern NAME = Pattern.compile("V(\\d+(?:_\\d+)*)__[a-z0-9_]+\\.sql");

  @Test
  void what_comes_after_the_first_release_leaves_the_old_version_serving() throws IOException {
    for (Place place : PLACES) {
      for (Path file : migrations(place)) {
        if (isLater(version(file), place.firstRelease())) {
          assertThat(MigrationRules.broken(Files.readString(file))).as("%s", file).isEmpty();
        }
      }
    }
  }

  /** Flyway applies a lower number too, and only what is a versioned script is looked at here. */
  @Test
  void nothing_slips_in_among_the_migrations_of_the_first_release() throws IOException {
    for (Place place : PLACES) {
      assertThat(migrations(place))
          .allMatch(file -> NAME.matcher(file.getFileName().toString()).matches())
          .filteredOn(file -> !isLater(version(file), place.firstRelease()))
          .hasSize(place.files());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE request;",
        "DROP VIEW open_request;",
        "DROP FUNCTION f();",
        "DROP INDEX request_a;",
        "DROP INDEX CONCURRENTLY IF EXISTS request_a;",
        "TRUNCATE request;",
        "ALTER TABLE request DROP COLUMN body;",
        "ALTER TABLE request DROP body;",
        "ALTER TABLE public.request DROP COLUMN body;",
        "ALTER TABLE \"request\" DROP COLUMN body;",
        "ALTER TABLE IF EXISTS ONLY request ADD a text, DROP COLUMN body;",
        "ALTER TABLE request DROP CONSTRAINT request_status_check;",
        "ALTER TABLE request ALTER COLUMN court DROP NOT NULL;",
        "ALTER TABLE request RENAME COLUMN body TO content;",
        "ALTER TABLE request RENAME TO filing;",
        "ALTER TABLE request RENAME TO filing; CREATE TABLE request (a text);",
        "ALTER TABLE request ALTER COLUMN id TYPE text;",
        "ALTER TABLE request ALTER COLUMN court SET NOT NULL;",
        "ALTER TABLE request\n  ADD COLUMN a text,\n  ADD COLUMN b text NOT NULL;",
        "ALTER TABLE request ADD a text NOT NULL;",
        "ALTER TABLE request ADD COLUMN a text NOT NULL DEFAULT NULL;",
        "ALTER TABLE request ADD COLUMN a uuid DEFAULT gen_random_uuid();",
        "ALTER TABLE request ADD COLUMN a uuid DEFAULT(gen_random_uuid());",
        "ALTER TABLE request ADD COLUMN a bigserial;",
        "ALTER TABLE request ADD COLUMN a text GENERATED ALWAYS AS (b || 'x') STORED;",
        "ALTER TABLE request ADD COLUMN a text CHECK (a <> '');",
        "ALTER TABLE request ADD COLUMN a text UNIQUE;",
        "ALTER TABLE request ADD COLUMN a bigint DEFAULT 1 REFERENCES other (id);",
        "ALTER TABLE request ADD CONSTRAINT c CHECK (a > 0);",
        "ALTER TABLE request ADD CHECK (a > 0);",
        "ALTER TABLE request ADD UNIQUE (a);",
        "ALTER TABLE request ADD PRIMARY KEY (a);",
        "ALTER TABLE request ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES other (id);",
        "ALTER TABLE request ADD CONSTRAINT c CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT c;",
        "ALTER TABLE request ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE request VALIDATE CONSTRAINT c;",
        "ALTER TABLE request ADD COLUMN a text; UPDATE request SET a = 'x' WHERE a IS NULL;",
        "CREATE TRIGGER t BEFORE INSERT ON request FOR EACH ROW EXECUTE FUNCTION f();",
        "CREATE INDEX request_a ON request (a);",
        "CREATE UNIQUE INDEX request_a ON request (a) WHERE a > 0;",
        "CREATE INDEX IF NOT EXISTS request_a ON request (a);",
        "CREATE INDEX CONCURRENTLY ON request (a);",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS request_a ON request (a);",
        "CREATE INDEX CONCURRENTLY request_a ON request (a);",
        "DROP INDEX CONCURRENTLY IF EXISTS request_b; CREATE INDEX CONCURRENTLY request_a ON request (a);",
        "CREATE INDEX CONCURRENTLY request_a ON request (a); DROP INDEX CONCURRENTLY IF EXISTS request_a;",
        "ALTER TABLE request ADD COLUMN a text; DROP INDEX CONCURRENTLY IF EXISTS request_a; "
            + "CREATE INDEX CONCURRENTLY request_a ON request (a);",
        "UPDATE request SET a = 1;",
        "UPDATE request r SET a = 1;",
        "UPDATE ONLY request AS r SET a = (SELECT b FROM other WHERE other.id = r.id);",
        "UPDATE request SET a = ' where ';",
        "-- a comment\nDELETE FROM request;",
        "/* where */ DELETE FROM request r USING (SELECT id FROM other WHERE b) o;",
        "WITH gone AS (DELETE FROM request RETURNING *) SELECT count(*) FROM gone;",
        "DO $$ BEGIN ALTER TABLE request DROP COLUMN body; END $$;",
        "DO $body$ BEGIN NULL; END $body$;",
        "SELECT f();",
        "SET LOCAL lock_timeout = 0;",
        "LOCK TABLE request;",
        "CREATE TABLE other (a text); DROP TABLE request;",
        "CREATE TABLE IF NOT EXISTS request (a text); ALTER TABLE request DROP COLUMN body;"
      })
  void what_the_old_version_can_not_live_with_is_refused(String sql) {
    assertThat(MigrationRules.broken(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE other (a text NOT NULL); CREATE INDEX other_a ON other (a);",
        "CREATE TABLE other (a text); CREATE TRIGGER t BEFORE DELETE ON other FOR EACH ROW EXECUTE FUNCTION f();",
        "CREATE TABLE public.other (a text, CHECK (a <> ';')); ALTER TABLE other ADD UNIQUE (a);",
        "ALTER TABLE request ADD COLUMN a text;",
        "ALTER TABLE request ADD a text, ADD COLUMN IF NOT EXISTS b numeric(12, 2);",
        "ALTER TABLE request ADD COLUMN a text DEFAULT NULL;",
        "ALTER TABLE request ADD COLUMN a text NOT NULL DEFAULT 'x';",
        "ALTER TABLE request ADD COLUMN a jsonb DEFAULT '{}'::jsonb NOT NULL;",
        "ALTER TABLE request ADD COLUMN a timestamptz NOT NULL DEFAULT now();",
        "ALTER TABLE request ADD COLUMN a bigint REFERENCES other (id);",
        "ALTER TABLE request ALTER COLUMN a SET DEFAULT gen_random_uuid();",
        "ALTER TABLE request ADD CONSTRAINT c CHECK (a > 0) NOT VALID;",
        "ALTER TABLE request ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES other (id) NOT VALID;",
        "ALTER TABLE request VALIDATE CONSTRAINT c;",
        "DROP INDEX CONCURRENTLY IF EXISTS request_a; CREATE UNIQUE INDEX CONCURRENTLY request_a ON request (a);",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE request SET a = 1; END $$;",
        "CREATE OR REPLACE VIEW open_request AS SELECT * FROM request;",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $f$ SELECT 1; DROP TABLE a; $f$;",
        "INSERT INTO duty (name) VALUES ('DROP TABLE request;');",
        "UPDATE request SET a = 1 WHERE a IS NULL;",
        "UPDATE request r SET a = (SELECT 1) FROM other o WHERE o.id = r.id;",
        "-- while the old version serves: the column was never written by any release\n"
            + "ALTER TABLE request DROP COLUMN a;",
        "-- while the old version serves: the last release stopped asking by it\n"
            + "DROP INDEX CONCURRENTLY IF EXISTS request_a;",
        "-- while the old version serves: it only adds a row for each month to come\n"
            + "DO $$ BEGIN PERFORM make_months(); END $$;"
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
  void a_reason_is_one_for_the_statement_after_it_alone() {
    String explained =
        "-- while the old version serves: the view was never read by any release\nDROP VIEW v;\n";

    assertThat(MigrationRules.broken(explained)).isEmpty();
    assertThat(MigrationRules.broken(explained + "DROP TABLE request;"))
        .singleElement(as(STRING))
        .startsWith("drop table request");
  }

  @Test
  void no_migration_waits_long_for_a_table() throws IOException {
    String before =
        Files.readString(Path.of("src/main/resources/db/runtime/beforeEachMigrate.sql"));
    assertThat(before).contains("lock_timeout = '5s'");
  }

  private static List<Path> migrations(Place place) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(place.folder()))) {
      return files.filter(file -> !file.endsWith(CALLBACK)).toList();
    }
  }

  private static String version(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    assertThat(name.matches()).as("%s", file).isTrue();
    return name.group(1);
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
