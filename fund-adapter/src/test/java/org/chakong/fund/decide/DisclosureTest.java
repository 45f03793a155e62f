package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.AccountView;
import org.chakong.contracts.request.Instruction;
import org.junit.jupiter.api.Test;

class DisclosureTest {
  private static final AccountView FULL =
      new AccountView(
          "A0000001",
          "01",
          Money.parse("60000.00"),
          Money.ZERO,
          Money.parse("60000.00"),
          Money.parse("2000.00"),
          "2026-10",
          new AccountView.Freezable(AccountView.Possible.WAITING_ONLY, Money.ZERO, List.of()),
          List.of(new AccountView.LoanView("BORROWER", true, Money.parse("1.00"))),
          List.of(new AccountView.GuaranteeView(false)),
          List.of(new AccountView.AgreementView("RENT", true)),
          List.of());

  @Test
  void jiaozuo_shows_all_of_an_account() {
    assertThat(shown(Asked.jiaozuo(new Instruction.Query()))).isEqualTo(FULL);
  }

  @Test
  void k01_shanghai_shows_balance_and_what_is_and_can_be_frozen() {
    AccountView shown = shown(Asked.shanghai(new Instruction.Query()));

    assertThat(shown)
        .usingRecursiveComparison()
        .isEqualTo(
            new AccountView(
                FULL.accountNo(),
                FULL.status(),
                FULL.balance(),
                FULL.available(),
                FULL.frozen(),
                null,
                null,
                FULL.freezable(),
                null,
                null,
                null,
                FULL.freezes()));
  }

  private static AccountView shown(Asked asked) {
    return Disclosure.of(asked.context().profile(), FULL);
  }
}
