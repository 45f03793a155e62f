package org.chakong.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.runtime.registry.Registering.DAY;
import static org.chakong.runtime.registry.Registering.officer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.junit.jupiter.api.Test;

class RegistryCsvTest {

  private static final String HEADER = "court,name,workPermitNo,workPermitValidUntil,validFrom\n";

  @Test
  void a_line_is_a_record_with_its_days() {
    RegistryCsv.Read read = read(HEADER + "豫0811,测试员, ｗ-1,2028-12-31,2026-11-20\n");
    assertThat(read.violations()).isEmpty();
    assertThat(read.changes())
        .containsExactly(
            new RegistryChange(
                2, RegistryChange.Operation.PUT, "豫0811/W-1", worker("W-1"), DAY, null));
  }

  @Test
  void every_defect_of_every_line_is_told_with_line_and_column() {
    String good = "豫0811,测试员,W-1,2028-12-31,2026-11-20\n";
    RegistryCsv.Read read =
        read(HEADER + good.repeat(5) + "豫0811,测试员,W-7,2028-02-30,\n" + "豫0811,测试员,W-8\n");
    assertThat(read.violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("[7].workPermitValidUntil", "[7].validFrom", "[8]");
  }

  @Test
  void what_was_exported_can_be_imported_again() {
    RegistryEntry entry =
        new RegistryEntry(
            "豫0811/W-1",
            officer("W-1", "D-1"),
            DAY,
            DAY.plusDays(1),
            OffsetDateTime.parse("2026-11-20T10:00:00+08:00"),
            1L,
            "a",
            "b");
    RegistryCsv.Read read = read(RegistryCsv.write(RegistryKind.OFFICER, List.of(entry)));
    assertThat(read.violations()).isEmpty();
    assertThat(read.changes())
        .containsExactly(
            new RegistryChange(
                2,
                RegistryChange.Operation.PUT,
                "豫0811/W-1",
                officer("W-1", "D-1"),
                DAY,
                DAY.plusDays(1)));
  }

  @Test
  void a_cell_that_a_spreadsheet_would_compute_is_refused() {
    assertThat(read(HEADER + "豫0811,=1+1,W-1,2028-12-31,2026-11-20\n").violations())
        .extracting(Violation::field)
        .containsExactly("[2].name");
  }

  @Test
  void files_that_are_no_such_table_are_refused_as_such() {
    assertThat(codes("")).containsExactly("REGISTRY_FILE_EMPTY");
    assertThat(codes(HEADER)).containsExactly("REGISTRY_FILE_EMPTY");
    assertThat(codes("court,surname\n豫0811,x\n")).containsExactly("REGISTRY_COLUMN_UNKNOWN");
    assertThat(codes("court,court\n豫0811,豫0811\n")).containsExactly("REGISTRY_FILE_UNREADABLE");
    assertThat(codes(HEADER + "豫0811,\"测试\"员,W-1,,\n")).containsExactly("REGISTRY_FILE_UNREADABLE");
    assertThat(codes(HEADER + "豫0811,\"测试员\n")).containsExactly("REGISTRY_FILE_UNREADABLE");
    byte[] chinese = (HEADER + "豫0811,测试员\n").getBytes(Charset.forName("GB18030"));
    assertThat(read(chinese).violations())
        .extracting(Violation::code)
        .containsExactly("REGISTRY_FILE_NOT_UTF8");
  }

  private static RegistryRecord worker(String permit) {
    RegistryRecord.Officer both = officer(permit, null);
    return new RegistryRecord.Officer(
        both.court(), "测试员", permit, both.workPermitValidUntil(), null, null, null);
  }

  private static List<String> codes(String file) {
    return read(file).violations().stream().map(Violation::code).toList();
  }

  private static RegistryCsv.Read read(String file) {
    return read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static RegistryCsv.Read read(byte[] file) {
    return RegistryCsv.read(RegistryKind.OFFICER, file, BodySchema.of("fund"), Locale.CHINESE);
  }
}
