package org.chakong.runtime.registry.page;

import jakarta.inject.Singleton;
import java.util.List;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.runtime.page.Masked;
import org.chakong.runtime.registry.RegistryView;
import org.chakong.runtime.registry.RegistryView.Listed;

/** What a proposal would change, line by line. */
@Singleton
class ProposalLines {

  private final RegistryView view;

  ProposalLines(RegistryView view) {
    this.view = view;
  }

  /** A field as it would be, and as it stands where that is something else. */
  record Cell(String label, String value, String before) {}

  /**
   * One change; of an ending the cells say what ends, or where that stands no more the key does.
   */
  record Line(int number, String what, String key, boolean fresh, List<Cell> cells) {}

  /** What stands is told beside a proposal that is open; of a decided one it is history. */
  List<Line> of(
      RegistryProposal proposal, List<RegistryChange> changes, RegistryWords words, boolean whole) {
    List<Listed> standing =
        view.standing(proposal.kind(), changes.stream().map(RegistryChange::key).toList());
    boolean open = proposal.state() == RegistryProposal.State.PROPOSED;
    return changes.stream()
        .map(change -> {
          Listed before = open ? before(change, standing) : null;
          return new Line(
              change.line(),
              words.change(change),
              change.record() == null && before == null ? key(proposal, change, whole) : "",
              open && before == null,
              cells(proposal.kind(), change, before, words, whole));
        })
        .toList();
  }

  private static String key(RegistryProposal proposal, RegistryChange change, boolean whole) {
    return RecordFields.hasPersons(proposal.kind()) && !whole
        ? Masked.number(change.key())
        : change.key();
  }

  private static Listed before(RegistryChange change, List<Listed> standing) {
    return standing.stream()
        .filter(one -> one.entry().key().equals(change.key()))
        .filter(one ->
            one.entry().validUntil() == null
                || !one.entry().validUntil().isBefore(change.validFrom()))
        .findFirst()
        .orElse(null);
  }

  private static List<Cell> cells(
      RegistryKind kind, RegistryChange change, Listed before, RegistryWords words, boolean whole) {
    var record =
        change.record() == null && before != null ? before.entry().record() : change.record();
    if (record == null) {
      return List.of();
    }
    return RecordFields.shown(kind).stream()
        .map(field -> {
          String value = RegistryWords.value(record, field, whole);
          String old =
              before == null ? value : RegistryWords.value(before.entry().record(), field, whole);
          boolean same =
              before == null
                  || RecordFields.value(record, field)
                      .equals(RecordFields.value(before.entry().record(), field));
          return new Cell(words.label(kind, field), value, same ? "" : old.isEmpty() ? "—" : old);
        })
        .filter(cell -> !cell.value().isEmpty() || !cell.before().isEmpty())
        .toList();
  }
}
