package org.chakong.runtime.registry.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;

/**
 * What somebody typed of a record, held against the published contract as a body of the API is, so
 * that a form and a call are refused for the same.
 */
final class ProposalForm {

  static final String FROM = "validFrom";
  static final String UNTIL = "validUntil";
  static final String COMMENT = "comment";

  private static final String RECORD = "record.";
  private static final ObjectMapper JSON = ContractJson.strict();

  private final RegistryKind kind;
  private final Map<String, String> typed;

  private ProposalForm(RegistryKind kind, Map<String, String> typed) {
    this.kind = kind;
    this.typed = typed;
  }

  static ProposalForm empty(RegistryKind kind) {
    return new ProposalForm(kind, Map.of());
  }

  /** With a record to be changed. */
  static ProposalForm of(RegistryRecord record) {
    Map<String, String> fields = new HashMap<>();
    RecordFields.asked(record.kind())
        .forEach(field -> fields.put(field, RecordFields.value(record, field)));
    return new ProposalForm(record.kind(), fields);
  }

  static ProposalForm of(RegistryKind kind, MultivaluedMap<String, String> form) {
    Map<String, String> fields = new HashMap<>();
    form.forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.getFirst()));
    return new ProposalForm(kind, fields);
  }

  String typed(String field) {
    return typed.getOrDefault(field, "").strip();
  }

  /** What is wrong by the field that it is wrong with. */
  Map<String, String> defects(BodySchema contract, Locale language) {
    return byField(contract.check("RecordProposal", body(), language));
  }

  /** Of a form without defects. */
  RecordProposal proposal() {
    try {
      return JSON.treeToValue(body(), RecordProposal.class);
    } catch (JsonProcessingException e) {
      // not chained: the reader's words may quote what was typed
      throw new IllegalStateException("a record that is as published cannot be read");
    }
  }

  static Map<String, String> byField(List<Violation> violations) {
    Map<String, String> defects = new LinkedHashMap<>();
    violations.forEach(one -> defects.putIfAbsent(field(one.field()), one.message()));
    return defects;
  }

  /** The field of the form that a field of the contract is. */
  static String field(String contract) {
    return contract.startsWith(RECORD) ? contract.substring(RECORD.length()) : contract;
  }

  private ObjectNode body() {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode record = body.putObject("record").put("kind", kind.name());
    RecordFields.asked(kind).forEach(field -> put(record, field));
    List.of(FROM, UNTIL, COMMENT).forEach(field -> put(body, field));
    return body;
  }

  /** A field that is left empty is not there. */
  private void put(ObjectNode node, String field) {
    if (!typed(field).isEmpty()) {
      node.put(field, typed(field));
    }
  }
}
