package org.chakong.runtime.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a migration must not do while the version before it still serves (expand and contract,
 * docs/deploy.md). A file that must all the same says why in a line {@code -- while the old version
 * serves: …}.
 */
final class MigrationRules {

  private static final Pattern EXPLAINED =
      Pattern.compile("(?m)^-- while the old version serves: \\S.{20,}");
  private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");
  private static final Pattern BODY = Pattern.compile("(?s)\\$\\$.*?\\$\\$");
  private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\w+)");
  private static final Pattern ALTERED = Pattern.compile("alter table (?:only )?(\\w+) (.*)");
  private static final Pattern INDEXED =
      Pattern.compile("create (?:unique )?index (?!concurrently)(?:\\w+ )?on (\\w+).*");
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("(?:update|delete from) (\\w+)(?!.*\\bwhere\\b).*");

  private record Forbidden(Pattern pattern, String why) {}

  private static final List<Forbidden> ALTERATIONS =
      List.of(
          forbidden("\\bdrop (column|constraint)?", "the old version may rest on it"),
          forbidden("\\brename\\b", "the old version knows the old name"),
          forbidden("\\btype\\b", "the table is written anew and nobody may read it"),
          forbidden("\\bset not null\\b", "the old version may write null"),
          forbidden(
              "\\badd column (?!.*\\bdefault\\b).*\\bnot null\\b",
              "the old version does not fill it"),
          forbidden(
              "\\badd constraint (?!.*\\bnot valid\\b)",
              "the table is read while nobody may write"));

  private MigrationRules() {}

  private static Forbidden forbidden(String pattern, String why) {
    return new Forbidden(Pattern.compile(pattern), why);
  }

  /** What is wrong with a migration, one line each. */
  static List<String> broken(String sql) {
    if (EXPLAINED.matcher(sql).find()) {
      return List.of();
    }
    String plain = BODY.matcher(COMMENT.matcher(sql).replaceAll(" ")).replaceAll(" ");
    List<String> statements =
        Pattern.compile(";")
            .splitAsStream(plain.toLowerCase(Locale.ROOT))
            .map(one -> one.replaceAll("\\s+", " ").strip())
            .toList();
    Set<String> own =
        statements.stream()
            .map(CREATED::matcher)
            .filter(Matcher::lookingAt)
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    List<String> broken = new ArrayList<>();
    statements.forEach(statement -> look(statement, own, broken));
    return broken;
  }

  private static void look(String statement, Set<String> own, List<String> broken) {
    if (statement.startsWith("drop table")) {
      broken.add(statement + ": the old version may read it");
    }
    Matcher altered = ALTERED.matcher(statement);
    if (altered.matches() && !own.contains(altered.group(1))) {
      ALTERATIONS.stream()
          .filter(rule -> rule.pattern().matcher(altered.group(2)).find())
          .forEach(rule -> broken.add(statement + ": " + rule.why()));
    }
    Matcher indexed = INDEXED.matcher(statement);
    if (indexed.matches() && !own.contains(indexed.group(1))) {
      broken.add(statement + ": nobody may write while it is built, use CONCURRENTLY");
    }
    Matcher whole = WHOLE_TABLE.matcher(statement);
    if (whole.matches() && !own.contains(whole.group(1))) {
      broken.add(statement + ": all rows at once");
    }
  }
}
