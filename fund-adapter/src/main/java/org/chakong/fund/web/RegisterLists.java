package org.chakong.fund.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.FreezeRegister.Listed;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/** The register of one account, as it stands or with its history. */
@ApplicationScoped
public class RegisterLists {

  private final FreezeRegister register;
  private final OwnLooks looks;

  RegisterLists(FreezeRegister register, OwnLooks looks) {
    this.register = register;
    this.looks = looks;
  }

  /** The order of an account as it stands is one thing: it is cut only for those who ask. */
  public Page<RegisterEntry> page(String accountNo, boolean history, Integer limit, String cursor) {
    looks.atRegister(accountNo);
    if (!history && limit == null && cursor == null) {
      return new Page<>(register.entries(accountNo), null);
    }
    PageRequest page = PageRequest.of(limit, cursor, 1);
    long after = page.after().map(RegisterLists::sequence).orElse(Long.MIN_VALUE);
    return page.page(
        history
            ? register.historyAfter(accountNo, after, page.fetch())
            : register.openAfter(accountNo, after, page.fetch()),
        Listed::entry,
        item -> Cursor.after(item.sequence()));
  }

  private static long sequence(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key().getFirst());
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }
}
