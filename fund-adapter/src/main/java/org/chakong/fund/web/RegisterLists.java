package org.chakong.fund.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.regex.Pattern;
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

  private static final BigDecimal START = BigDecimal.valueOf(Long.MIN_VALUE);

  /** A cursor is anybody's to write: no number that takes long to compare. */
  private static final Pattern PLACE = Pattern.compile("-?\\d{1,19}(\\.\\d{1,99})?");

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
    BigDecimal after = page.after().map(RegisterLists::place).orElse(START);
    return page.page(
        history
            ? register.historyAfter(accountNo, after, page.fetch())
            : register.openAfter(accountNo, after, page.fetch()),
        Listed::entry,
        item -> Cursor.after(item.place().toPlainString()));
  }

  private static BigDecimal place(Cursor cursor) {
    String key = cursor.key().getFirst();
    if (!PLACE.matcher(key).matches()) {
      throw ProblemException.malformed("cursor");
    }
    return new BigDecimal(key);
  }
}
