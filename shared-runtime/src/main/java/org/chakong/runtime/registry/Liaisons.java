package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
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
   * Who speaks for an institution, in the order of registration.
   *
   * @param institution code of a court or six digits of a fund centre
   * @param day Asia/Shanghai
   */
  public List<RegistryRecord.Liaison> of(String institution, LocalDate day) {
    return rows.on(RegistryRecord.Liaison.class, RegistryKind.LIAISON, day, null).stream()
        .filter(liaison -> liaison.institution().equals(institution))
        .toList();
  }
}
