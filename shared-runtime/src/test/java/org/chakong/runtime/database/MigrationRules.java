package org.chakong.runtime.database;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration may do while the version before it still serves (expand and contract,
 * docs/deploy.md). A guard by text: what it does not know to be safe it refuses, unless the comment
 * before the statement says why in a line {@code -- while the old version serves: …}.
 */
final class MigrationRules {

  /** In comments, strings, bodies of functions and quoted names no statement ends. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?<comment>--[^\\n]*|/\\*.*?\\*/)"
              + "|(?<text>'(?:[^']|'')*'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
              + "|\"(?<name>[^\"]*)\"|;");

  private static final Pattern EXPLAINED =
      Pattern.compile("-- while the old version serves: \\S.{20,}");

  private static final String VALIDATE = "validate constraint ";
  private static final Pattern HARMLESS_ALTERATION =
      Pattern.compile(
          VALIDATE
              + "\\w+|add (?:constraint \\w+ )?(?:check|foreign key)\\b.* not valid\\b.*"
              + "|alter (?:column )?\\w+ set (?:default|statistics) .*|set\\(\\)");
  private static final Pattern ADDED_COLUMN =
      Pattern.compile(
          "add (?:column )?(?:if not exists )?"
              + "(?!(?:column|constraint|check|unique|primary|foreign|exclude|not)\\b)\\w+ (.*)");
  private static final Pattern LOOKS_AT_ALL_ROWS =
      Pattern.compile(
          "\\b(?:check|unique|primary key|constraint|generated|\\w*serial\\d?)\\b"
              + "|\\breferences\\b.* default |default .*\\breferences\\b");
  private static final Pattern FILLED = Pattern.compile("\\bdefault\\b|\\bnot null\\b");
  private static final Pattern DEFAULT_NULL = Pattern.compile(" default null(?:::\\w+)?");

  /** Worked out once and not for each row. */
  private static final Pattern CONSTANT_DEFAULT =
      Pattern.compile(
          " default (?:(?:\\w+ ?)?''|[-+]?[\\d.]+|true|false|now\\(\\)|current_timestamp|current_date)"
              + "(?:::[\\w ]+?(?:\\(\\) ?)?(?:\\[\\])?)?(?= (?:not )?null\\b|$)");

  private static final Pattern WHERE = Pattern.compile("\\bwhere\\b");
  private static final String DROP_BESIDE = "drop index concurrently if exists ";
  private static final String FINE = "";
  private static final String OWN_MIGRATION =
      "nobody may use the table from its alteration to the end, use another migration";

  private record Statement(String sql, boolean explained) {}

  /** Which statements it is about, and what is wrong with one. */
  private record Rule(Pattern pattern, Function<Matcher, String> wrong) {}

  private final Set<String> own = new HashSet<>();
  private final Set<String> altered = new HashSet<>();
  private final Set<String> droppedBeside = new HashSet<>();
  private final Set<String> indexedBeside = new HashSet<>();

  /** The first that is about a statement holds. */
  private final List<Rule> rules =
      List.of(
          rule(
              "create (?:unlogged )?table (\\w+)(?:\\(\\)| as ).*",
              created -> {
                own.add(created.group(1));
                return FINE;
              }),
          rule(
              DROP_BESIDE + "(\\w+)",
              dropped -> {
                droppedBeside.add(dropped.group(1));
                return FINE;
              }),
          rule(
              "create (?:unique )?index concurrently (\\w+) on .*",
              indexed -> {
                indexedBeside.add(indexed.group(1));
                return droppedBeside.contains(indexed.group(1))
                    ? FINE
                    : "DROP INDEX CONCURRENTLY IF EXISTS goes before: a build that broke off leaves an"
                        + " index that is not valid";
              }),
          rule(
              "create (?:unique )?index (?:if not exists )?(?:\\w+ )?on (?:only )?(\\w+).*",
              unlessOwn(indexed -> "nobody may write while it is built, use CONCURRENTLY")),
          rule(
              "create (?:or replace )?(?:constraint )?trigger .*? on (\\w+) .*",
              unlessOwn(triggered -> "what the old version writes goes through it")),
          rule("(?:update|delete from) (?:only )?(\\w+)\\b(.*)", unlessOwn(this::wrongChange)),
          rule(
              "alter table (?:if exists )?(?:only )?(\\w+)(?: \\*)? (.*)",
              unlessOwn(this::wrongAlterations)),
          rule(
              "create (?:or replace )?(?:function|procedure|view) .*|create (?:sequence|type|domain) .*"
                  + "|create (?:temp |temporary )?table (?:if not exists )?\\w+(?:\\(\\)| as ).*"
                  + "|insert into .*|comment on .*|grant .*|analyze .*",
              harmless -> FINE),
          rule(".*", unknown -> "not known to be safe"));

  private MigrationRules() {}

  private static Rule rule(String pattern, Function<Matcher, String> wrong) {
    return new Rule(Pattern.compile(pattern), wrong);
  }

  /** What the migration itself has made no old version knows. */
  private Function<Matcher, String> unlessOwn(Function<Matcher, String> wrong) {
    return found -> own.contains(found.group(1)) ? FINE : wrong.apply(found);
  }

  /** What is wrong with a migration, one line each. */
  static List<String> broken(String sql) {
    MigrationRules rules = new MigrationRules();
    List<Statement> statements = statements(sql);
    List<String> broken = new ArrayList<>();
    for (Statement statement : statements) {
      String wrong = rules.wrong(statement.sql());
      if (!wrong.equals(FINE) && !statement.explained()) {
        broken.add(statement.sql() + ": " + wrong);
      }
    }
    broken.addAll(rules.wrongBesides(statements));
    return broken;
  }

  private String wrong(String sql) {
    return rules.stream()
        .map(rule -> Map.entry(rule, rule.pattern().matcher(sql)))
        .filter(rule -> rule.getValue().matches())
        .findFirst()
        .map(rule -> rule.getKey().wrong().apply(rule.getValue()))
        .orElseThrow();
  }

  private String wrongChange(Matcher changed) {
    if (altered.contains(changed.group(1))) {
      return OWN_MIGRATION;
    }
    return WHERE.matcher(changed.group(2)).find() ? FINE : "all rows at once";
  }

  private String wrongAlterations(Matcher alterations) {
    String table = alterations.group(1);
    List<String> each = List.of(alterations.group(2).split(" ?, ?"));
    if (each.stream().anyMatch(one -> !one.startsWith(VALIDATE))) {
      altered.add(table);
    }
    if (altered.contains(table) && each.stream().anyMatch(one -> one.startsWith(VALIDATE))) {
      return OWN_MIGRATION;
    }
    return each.stream().map(MigrationRules::wrongAlteration).collect(joining());
  }

  private static String wrongAlteration(String alteration) {
    Matcher column = ADDED_COLUMN.matcher(alteration);
    if (column.matches()) {
      return isHarmlessColumn(DEFAULT_NULL.matcher(column.group(1)).replaceAll(""))
          ? FINE
          : "a column is nullable or has a constant default, and constraints come after it. ";
    }
    if (HARMLESS_ALTERATION.matcher(alteration).matches()) {
      return FINE;
    }
    return alteration.startsWith("add ")
        ? "nobody may use the table while it is read, use NOT VALID. "
        : "the old version may rest on it. ";
  }

  private static boolean isHarmlessColumn(String definition) {
    if (LOOKS_AT_ALL_ROWS.matcher(definition).find()) {
      return false;
    }
    return !FILLED.matcher(definition).find() || CONSTANT_DEFAULT.matcher(definition).find();
  }

  /** Flyway runs them outside a transaction, and nothing else with them. */
  private List<String> wrongBesides(List<Statement> statements) {
    List<String> wrong = new ArrayList<>();
    int besides = droppedBeside.size() + indexedBeside.size();
    if (besides > 0 && besides < statements.size()) {
      wrong.add("CONCURRENTLY and other statements: use another migration");
    }
    statements.stream()
        .filter(statement -> !statement.explained())
        .map(Statement::sql)
        .filter(sql -> sql.startsWith(DROP_BESIDE))
        .filter(sql -> !indexedBeside.contains(sql.substring(DROP_BESIDE.length())))
        .map(sql -> sql + ": the old version may rest on it")
        .forEach(wrong::add);
    return wrong;
  }

  private static List<Statement> statements(String sql) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    boolean explained = false;
    int from = 0;
    Matcher token = TOKEN.matcher(sql + ";");
    while (token.find()) {
      statement.append(sql, from, token.start());
      from = token.end();
      if (token.group("comment") != null) {
        explained |= EXPLAINED.matcher(token.group("comment")).lookingAt();
        statement.append(' ');
      } else if (token.group("text") != null) {
        statement.append("''");
      } else if (token.group("name") != null) {
        statement.append(token.group("name"));
      } else {
        String plain = plain(statement.toString());
        if (!plain.isEmpty()) {
          statements.add(new Statement(plain, explained));
        }
        statement.setLength(0);
        explained = false;
      }
    }
    return statements;
  }

  /** In small letters, and of what is in parentheses the parentheses alone. */
  private static String plain(String statement) {
    String plain = statement.toLowerCase(Locale.ROOT).replaceAll("\\bpublic\\s*\\.\\s*", "");
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = plain.replaceAll("\\s*\\([^()]*\\)", "\u0001");
    }
    return plain.replace("\u0001", "() ").replaceAll("\\s+", " ").replace("() ::", "()::").strip();
  }
}
