package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chakong.contracts.file.Fault;
import org.chakong.contracts.file.FaultyFile;
import org.chakong.contracts.file.PlacedYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a policy file is said with the line that somebody has to change. */
class FaultyPolicyTest {
  private static final String FILE = "city.yaml";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("unknown key", "title: ", "titel: x\ntitle: ", "titel: x", "unknown key titel"),
        mistake(
            "duplicate key",
            "centreName:",
            "fundCentre: \"1\"\ncentreName:",
            "fundCentre: \"1\"",
            "duplicate key fundCentre"),
        mistake(
            "a day that does not exist",
            "effectiveFrom: 2021-04-12",
            "effectiveFrom: 2021-02-30",
            "effectiveFrom: 2021-02-30",
            "'2021-02-30' is no"),
        mistake(
            "no citation",
            "article: \"8.1\", citation: 沪高法〔2021〕124号 第八条 }",
            "article: \"8.1\" } # here",
            "# here",
            "citation is missing"),
        mistake(
            "unknown document",
            "anyOf: [EFFECTIVE_JUDGMENT]",
            "anyOf: [FINAL_JUDGMENT]",
            "FINAL_JUDGMENT",
            "'FINAL_JUDGMENT' is none of QUERY_SLIP"),
        mistake(
            "unknown requirement",
            "  CASE_NUMBER: {",
            "  CASE_NUMER: {",
            "CASE_NUMER",
            "'CASE_NUMER' is none of"),
        mistake(
            "two rules",
            "channels:\n",
            "channels:\n  - for: [DEDUCT]\n    ways: COUNTER\n    clause: { article: a, citation: b }\n",
            "for: [DEDUCT]",
            "channels has 2 rules for DEDUCT"),
        mistake(
            "no rule for a way",
            "    via: ONLINE\n    minimum: 0",
            "    via: COUNTER\n    minimum: 0",
            "officers:",
            "officers has 0 rules for QUERY ONLINE"),
        mistake(
            "no term",
            "maxMonths:\n    value: 36",
            "maxMonths:\n    value: 0",
            "maxMonths:",
            "maxMonths is at least 1"),
        mistake(
            "a deadline without days",
            "    workingDays: 2\n",
            "",
            "for: [QUERY, FREEZE, EXTEND, UNFREEZE, DEDUCT]",
            "workingDays"),
        mistake(
            "a bar left open",
            "  bars: true\n  wayForward: 约定",
            "  wayForward: 约定",
            "withdrawalAgreementBar:",
            "bars"),
        mistake(
            "a judgment nobody brings",
            "      - anyOf: [EFFECTIVE_JUDGMENT]\n",
            "",
            "provenBy: JUDGMENT",
            "EFFECTIVE_JUDGMENT"),
        mistake(
            "a condition twice",
            "condition: EMIGRATED",
            "condition: RETIRED",
            "condition: RETIRED",
            "given twice"),
        mistake(
            "preservation deducts",
            "types: [执, 执恢]\n",
            "types: [执, 执恢, 执保]\n",
            "types: [执, 执恢, 执保]",
            "preservationMayDeduct"),
        mistake("no kind of case", "[执, 执恢, 执保, 财保,", "[执, 执恢, 执保, 财宝,", "财宝", "'财宝' is no kind"),
        mistake(
            "a related person frozen",
            "underPreservation: [PARTY]",
            "underPreservation: [RELATED_PERSON]",
            "for: [FREEZE, EXTEND]",
            "queried and nothing else"),
        mistake(
            "others deduct",
            "measures: [QUERY,",
            "measures: [DEDUCT, QUERY,",
            "measures: [DEDUCT",
            "other authorities deduct nothing"),
        mistake(
            "a checklist for nobody",
            "value: CLERK_AND_SUPERVISOR",
            "value: NONE",
            "checklist:",
            "nobody to go through it"),
        mistake(
            "spared and taken",
            "extent: BLOCK_UNLESS_CASE_IS_LOAN",
            "extent: BLOCK_UP_TO_LOAN_BALANCE",
            "value: true",
            "frozen money only"),
        mistake(
            "no court",
            "prefixes: [沪]",
            "prefixes: [上海]",
            "prefixes: [上海]",
            "no beginning of a court"),
        mistake(
            "no template",
            "under: national-online",
            "under: national-offline",
            "national-offline",
            "no template national-offline"),
        mistake(
            "no pattern",
            "\"[0-9A-Z]{6,20}\"",
            "\"[0-9A-Z{6,20}\"",
            "[0-9A-Z{6,20}",
            "no regular expression"),
        mistake("no centre", "\"310100\"", "\"3101\"", "fundCentre", "six digits"),
        mistake("an anchor", "title: ", "title: &t ", "title: &t", "anchors"),
        mistake("no YAML", "channels:", "channels: ]", "channels: ]", "no valid YAML"));
  }

  private static Arguments mistake(
      String name, String right, String wrong, String at, String said) {
    return Arguments.argumentSet(name, right, wrong, at, said);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void is_said_with_file_and_line_in_both_languages(
      String right, String wrong, String at, String said) {
    String text = shanghai();
    assertThat(text).contains(right);
    String mistaken = text.replaceFirst(quoted(right), Matcher.quoteReplacement(wrong));

    List<Fault> faults = faultsOf(mistaken);

    assertThat(faults).isNotEmpty();
    Fault first = faults.getFirst();
    assertThat(first.file()).isEqualTo(FILE);
    assertThat(first.text()).startsWith(FILE + ":" + first.line() + ": ").contains(said);
    assertThat(first.defect().chinese()).matches("(?s).*\\p{IsHan}.*");
    assertThat(mistaken.lines().toList().get(first.line() - 1)).contains(at);
  }

  @Test
  void every_fault_of_a_file_is_told_at_once() {
    String text =
        shanghai()
            .replace("measures: [QUERY,", "measures: [DEDUCT, QUERY,")
            .replace("value: CLERK_AND_SUPERVISOR", "value: NONE")
            .replace("prefixes: [沪]", "prefixes: [上海]");

    assertThat(faultsOf(text)).hasSize(3);
  }

  @Test
  void two_agreements_of_one_centre_cannot_begin_on_one_day() {
    List<Fault> faults = faultsOf(shanghai().replace("id: shanghai-2021", "id: shanghai-copy"));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().line()).isEqualTo(9);
    assertThat(faults.getFirst().text())
        .contains("310100 2021-04-12 stands in policies/shanghai-2021.yaml:9 as well");
  }

  @Test
  void an_id_stands_for_one_file() {
    List<Fault> faults = faultsOf(shanghai().replace("2021-04-12", "2027-04-12"));

    assertThat(faults.getFirst().text())
        .contains(FILE + ":5:")
        .contains("id shanghai-2021 stands in policies/shanghai-2021.yaml:5 as well");
  }

  @Test
  void what_is_extended_must_be_there_and_extend_nothing_itself() {
    String city =
        """
        extends: nowhere-2020
        id: city-2027
        """;

    assertThat(faultsOf(city).getFirst().text())
        .startsWith("city.yaml:1:")
        .contains("nowhere-2020");
  }

  @Test
  void whose_a_profile_is_cannot_be_taken_over() {
    List<Fault> faults =
        faultsOf(
            """
            id: city-2027
            extends: national-online
            centreName: 测试中心
            title: 测试规定
            effectiveFrom: 2027-01-01
            courtScope:
              prefixes: [苏05]
              clause: { article: "1", citation: 测试规定 第一条 }
            """);

    assertThat(faults.getFirst().text()).contains("fundCentre is missing");
  }

  private static List<Fault> faultsOf(String text) {
    FaultyFile refused =
        catchThrowableOfType(
            FaultyFile.class,
            () -> {
              List<PlacedYaml> files = new ArrayList<>(PolicyFiles.published());
              boolean changed = text.contains("id: shanghai-2021") && !text.contains("2027-04-12");
              if (changed) {
                files.removeIf(file -> "shanghai-2021".equals(file.text("id")));
              }
              files.add(PlacedYaml.of(FILE, text));
              PolicyFiles.profiles(files);
            });
    return refused == null ? List.of() : refused.faults();
  }

  private static String shanghai() {
    return PolicyTexts.of("shanghai-2021");
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }
}
