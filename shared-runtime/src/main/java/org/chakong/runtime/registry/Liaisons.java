package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;

/** The liaison persons of both sides (焦中法〔2024〕 第十条). */
@ApplicationScoped
public class Liaisons {

  private final RecordRows rows;

  Liaisons(RecordRows rows) {
    this.rows = rows;
  }

  /**
   * Who speaks for each institution (code of a court or six digits of a fund centre), in the order
   * of registration; an institution that nobody speaks for is not there.
   *
   * @param day Asia/Shanghai
   */
  public Map<String, List<RegistryRecord.Liaison>> on(LocalDate day) {
    return rows.on(RegistryRecord.Liaison.class, RegistryKind.LIAISON, day, null).stream()
        .collect(Collectors.groupingBy(RegistryRecord.Liaison::institution));
  }
}
