package org.chakong.runtime.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.runtime.page.Masked;

/** The fields of each kind of record as pages show them and ask for them. */
final class RecordFields {

  /** Said by an ending and by nothing else. */
  private static final String LEFT_ON = "leftOn";

  private static final ObjectMapper JSON = ContractJson.strict();

  private RecordFields() {}

  /** All of a kind, in the order of its spreadsheet. */
  static List<String> shown(RegistryKind kind) {
    return kind.fields();
  }

  /** Those that a person fills in. */
  static List<String> asked(RegistryKind kind) {
    return kind.fields().stream().filter(field -> !field.equals(LEFT_ON)).toList();
  }

  /** Without which the contract takes no record; that of permits is a rule of its own. */
  static boolean isRequired(RegistryKind kind, String field) {
    Set<String> required =
        switch (kind) {
          case COURT -> Set.of("code", "name");
          case PAYEE_ACCOUNT -> Set.of("court", "accountName", "accountNo");
          case OFFICER -> Set.of("court", "name");
          case OFFICE -> Set.of("code", "name", "address");
          case LIAISON -> Set.of("code", "institution", "name");
        };
    return required.contains(field);
  }

  static boolean isDay(String field) {
    return field.endsWith("Until") || field.equals(LEFT_ON);
  }

  /** Whether it names a court, which is then offered from the registry. */
  static boolean isCourt(String field) {
    return field.equals("court") || field.equals("superior");
  }

  /** The key of its name; a person has another kind of name than an office. */
  static String label(RegistryKind kind, String field) {
    String own =
        switch (kind) {
          case COURT -> field.equals("code") ? "court" : field;
          case OFFICER, LIAISON -> field.equals("name") ? "person" : field;
          case PAYEE_ACCOUNT, OFFICE -> field;
        };
    return "registry_field_" + own.toLowerCase(Locale.ROOT);
  }

  /** Whether records of the kind tell of persons. */
  static boolean hasPersons(RegistryKind kind) {
    return !kind.personalFields().isEmpty();
  }

  /** As it is registered; empty where nothing is. */
  static String value(RegistryRecord record, String field) {
    JsonNode written = record == null ? JSON.createObjectNode() : JSON.valueToTree(record);
    return written.path(field).asText("");
  }

  /** As it is shown to somebody who did not ask for persons. */
  static String masked(RegistryRecord record, String field) {
    String value = value(record, field);
    if (!record.kind().personalFields().contains(field)) {
      return value;
    }
    return field.equals("name") ? Masked.name(value) : Masked.number(value);
  }
}
