package org.chakong.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSchemasTest {

  @Test
  void one_name_means_one_schema_in_every_contract() {
    assertThat(differing(ContractComparisonTest.apis().map(PublishedContract::of).toList()))
        .isEmpty();
  }

  @Test
  void a_schema_that_differs_from_its_namesake_is_found() {
    PublishedContract fund = PublishedContract.of("fund");
    PublishedContract altered =
        fund.with(d -> ((ObjectNode) d.at("/components/schemas/Money")).put("pattern", "x"));
    assertThat(differing(List.of(fund, altered))).containsExactly("Money");
  }

  @ParameterizedTest
  @ValueSource(strings = {"required", "enum", "form.Money", "unreadable", "tooLarge"})
  void every_text_is_there_in_both_languages(String key) {
    ResourceBundle chinese = texts("zh");
    ResourceBundle english = texts("en");
    assertThat(chinese.keySet()).contains(key).isEqualTo(english.keySet());
    assertThat(chinese.getString(key)).isNotEqualTo(english.getString(key));
  }

  private static ResourceBundle texts(String language) {
    return ResourceBundle.getBundle("org.chakong.contracts.api.schema-messages_" + language);
  }

  private static List<String> differing(List<PublishedContract> contracts) {
    Map<String, JsonNode> first = new TreeMap<>();
    List<String> differing = new ArrayList<>();
    for (PublishedContract contract : contracts) {
      for (var schema : contract.schemas().properties()) {
        JsonNode comparable = withoutClosing(schema.getValue());
        JsonNode known = first.putIfAbsent(schema.getKey(), comparable);
        if (known != null && !known.equals(comparable)) {
          differing.add(schema.getKey());
        }
      }
    }
    return differing;
  }

  /** Whether unknown fields are refused is each API's own. */
  private static JsonNode withoutClosing(JsonNode schema) {
    ObjectNode copy = schema.deepCopy();
    copy.remove("additionalProperties");
    return copy;
  }
}
