package org.chakong.fund.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.ReviewDetail.AccountFacts;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.problem.FactChange;
import org.chakong.contracts.request.Finding;

/**
 * The facts that a decision rests on, each under a name that a reader understands, for example
 * {@code accounts[410800000001].loans[0].outstanding}. Who the holder is counts for the version but
 * is not among the facts kept: names stand in requests and in the core only.
 *
 * @param version a digest: equal facts, equal version
 */
record FactSheet(String version, SortedMap<String, String> facts) {

  private static final ObjectMapper JSON = ContractJson.strict();
  private static final List<String> NAMES = List.of("accountNo", "freezeNo");
  private static final String HOLDER = "holder";

  static FactSheet of(List<AccountFacts> accounts, List<Finding> findings) {
    SortedMap<String, String> all = new TreeMap<>();
    flatten("accounts", JSON.valueToTree(accounts), all);
    findings.forEach(
        f -> all.merge("findings[" + f.rule() + "]", f.outcome().name(), FactSheet::both));
    SortedMap<String, String> kept = new TreeMap<>(all);
    kept.keySet().removeIf(field -> field.contains("." + HOLDER + "."));
    String version = Digests.sha256Hex(all.toString().getBytes(StandardCharsets.UTF_8));
    return new FactSheet(version, kept);
  }

  /** What is different from what was seen before; not empty where the versions differ. */
  List<FactChange> since(Map<String, String> seen) {
    SortedSet<String> fields = new TreeSet<>(facts.keySet());
    fields.addAll(seen.keySet());
    List<FactChange> changes = new ArrayList<>();
    for (String field : fields) {
      if (!Objects.equals(seen.get(field), facts.get(field))) {
        changes.add(new FactChange(field, seen.get(field), facts.get(field)));
      }
    }
    return changes.isEmpty() ? List.of(new FactChange(HOLDER, null, null)) : changes;
  }

  /** A list's items go by their own numbers, so that one more does not rename the others. */
  private static void flatten(String path, JsonNode node, Map<String, String> facts) {
    if (node.isArray()) {
      for (int at = 0; at < node.size(); at++) {
        flatten(path + "[" + name(node.get(at), at) + "]", node.get(at), facts);
      }
    } else if (node.isObject()) {
      node.properties().forEach(e -> flatten(path + "." + e.getKey(), e.getValue(), facts));
    } else if (!node.isNull()) {
      facts.put(path, node.asText());
    }
  }

  private static String name(JsonNode item, int at) {
    return NAMES.stream()
        .map(item::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse(String.valueOf(at));
  }

  private static String both(String one, String other) {
    return one.equals(other) ? one : one + "," + other;
  }
}
