package org.chakong.runtime.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryKind;

/**
 * Registries as spreadsheets: UTF-8, a line of column names, then a record a line. Every line is
 * held against the published contract like a single record.
 */
final class RegistryCsv {

  /** What spreadsheet programs need to take a file for UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> DAYS = List.of("validFrom", "validUntil");
  private static final int HEADER = 1;
  private static final ObjectMapper JSON = ContractJson.strict();

  private final RegistryKind kind;
  private final BodySchema contract;
  private final Locale language;
  private final List<Violation> violations = new ArrayList<>();
  private final List<RegistryChange> changes = new ArrayList<>();

  private RegistryCsv(RegistryKind kind, BodySchema contract, Locale language) {
    this.kind = kind;
    this.contract = contract;
    this.language = language;
  }

  /** What reading a file gave: every violation with its line, or else the changes. */
  record Read(List<Violation> violations, List<RegistryChange> changes) {}

  static Read read(RegistryKind kind, byte[] file, BodySchema contract, Locale language) {
    RegistryCsv reading = new RegistryCsv(kind, contract, language);
    try {
      reading.lines(text(file));
    } catch (CharacterCodingException e) {
      reading.wrong("", "REGISTRY_FILE_NOT_UTF8");
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      // a quote left open, a column named twice; the words may quote the file
      reading.wrong("", "REGISTRY_FILE_UNREADABLE");
    }
    if (reading.violations.isEmpty() && reading.changes.isEmpty()) {
      reading.wrong("", "REGISTRY_FILE_EMPTY");
    }
    return new Read(List.copyOf(reading.violations), List.copyOf(reading.changes));
  }

  static String write(RegistryKind kind, List<RegistryEntry> entries) {
    StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(columns(kind));
      for (RegistryEntry entry : entries) {
        JsonNode record = JSON.valueToTree(entry.record());
        printer.printRecord(
            Stream.concat(
                kind.fields().stream().map(field -> record.path(field).asText("")),
                Stream.of(entry.validFrom(), entry.validUntil())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a registry cannot be written", e);
    }
    return text.toString();
  }

  /** The field of a defect in the file: its line, and the column. */
  static String field(int line, String column) {
    String name = column.replaceFirst("^record(\\.|$)", "");
    return "[" + line + "]" + (name.isEmpty() ? "" : "." + name);
  }

  private void lines(String text) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      parser.getHeaderNames().stream()
          .filter(name -> !columns(kind).contains(name))
          .forEach(name -> wrong(field(HEADER, ""), "REGISTRY_COLUMN_UNKNOWN"));
      if (!violations.isEmpty()) {
        return;
      }
      for (CSVRecord line : parser) {
        line(line, (int) parser.getCurrentLineNumber());
      }
    }
  }

  private void line(CSVRecord line, int number) throws JsonProcessingException {
    if (!line.isConsistent()) {
      wrong(field(number, ""), "REGISTRY_COLUMNS_DIFFER");
      return;
    }
    ObjectNode body = JSON.createObjectNode();
    ObjectNode record = body.putObject("record").put("kind", kind.name());
    line.toMap()
        .forEach((column, value) -> {
          if (!value.isEmpty()) {
            (DAYS.contains(column) ? body : record).put(column, value);
          }
        });
    List<Violation> found = contract.check("RecordProposal", body, language);
    found.forEach(one ->
        violations.add(new Violation(field(number, one.field()), one.code(), one.message())));
    if (found.isEmpty()) {
      changes.add(RegistryChange.put(number, JSON.treeToValue(body, RecordProposal.class)));
    }
  }

  private void wrong(String field, String text) {
    violations.add(new Violation(field, text, null));
  }

  private static String text(byte[] file) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  private static List<String> columns(RegistryKind kind) {
    return Stream.concat(kind.fields().stream(), DAYS.stream()).toList();
  }

  static boolean isTooLarge(byte[] file) {
    return file.length > BodySchema.MOST_BYTES;
  }
}
