package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.freeze.Waterfall.Freed;
import org.chakong.fund.freeze.Waterfall.Poured;
import org.chakong.fund.freeze.Waterfall.Share;
import org.chakong.fund.freeze.Waterfall.Stake;
import org.chakong.fund.freeze.Waterfall.Waiter;
import org.junit.jupiter.api.Test;

class WaterfallTest {

  @Test
  void a_freeze_over_accounts_takes_from_each_in_turn_and_waits_on_the_first() {
    assertThat(Waterfall.spread(1000, List.of(300L, 200L)))
        .containsExactly(new Stake(800, 300), new Stake(200, 200));
  }

  @Test
  void what_the_first_account_covers_leaves_the_others_alone() {
    assertThat(Waterfall.spread(100, List.of(300L, 200L)))
        .containsExactly(new Stake(100, 100), new Stake(0, 0));
  }

  @Test
  void money_flows_to_later_freezes_in_order() {
    Poured poured =
        Waterfall.pour(List.of(gone(at(1), 50)), 0, List.of(waits(2, 30), waits(3, 30)));
    assertThat(poured.shares()).containsExactly(new Share("F2", 30), new Share("F3", 20));
  }

  @Test
  void money_of_a_later_freeze_does_not_flow_back() {
    List<Freed> freed = List.of(gone(at(1), 10), gone(at(3), 50));
    Poured poured = Waterfall.pour(freed, 0, List.of(waits(2, 30), waits(4, 70)));
    assertThat(poured.shares()).containsExactly(new Share("F2", 10), new Share("F4", 50));
  }

  @Test
  void a_lapsed_freeze_that_money_reaches_is_passed_over() {
    Waiter lapsed = new Waiter("F2", at(2), 0, 30, false, 0, true);
    Poured poured = Waterfall.pour(List.of(gone(at(1), 50)), 0, List.of(lapsed, waits(3, 20)));
    assertThat(poured.lapsed()).containsExactly("F2");
    assertThat(poured.shares()).containsExactly(new Share("F3", 20));
  }

  @Test
  void one_that_waited_as_a_whole_takes_free_money_too_when_it_comes_first() {
    Waiter first = new Waiter("F2", at(2), 0, 80, true, 0, false);
    Waiter second = new Waiter("F3", at(3), 0, 80, true, 1, false);
    Poured poured = Waterfall.pour(List.of(gone(at(1), 50)), 100, List.of(first, second));
    assertThat(poured.shares()).containsExactly(new Share("F2", 80));
  }

  @Test
  void the_ceiling_gives_up_what_waits_first() {
    assertThat(Waterfall.lower(List.of(new Stake(50, 30)), 25, UnfreezeFrom.CEILING))
        .containsExactly(new Stake(25, 25));
  }

  @Test
  void what_is_freed_from_the_frozen_lowers_the_ceiling_with_it() {
    assertThat(Waterfall.lower(List.of(new Stake(50, 30)), 10, UnfreezeFrom.FROZEN))
        .containsExactly(new Stake(40, 20));
  }

  @Test
  void the_account_taken_last_is_released_first() {
    List<Stake> parts = List.of(new Stake(80, 30), new Stake(20, 20));
    assertThat(Waterfall.lower(parts, 30, UnfreezeFrom.FROZEN))
        .containsExactly(new Stake(70, 20), new Stake(0, 0));
  }

  @Property
  void placing_neither_makes_nor_loses_money(
      @ForAll @LongRange(min = 1, max = 1_000_000) long ordered,
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 0, max = 500_000) Long> free) {
    List<Stake> stakes = Waterfall.spread(ordered, free);
    long frozen = stakes.stream().mapToLong(Stake::frozen).sum();
    assertThat(stakes.stream().mapToLong(Stake::ordered).sum()).isEqualTo(ordered);
    assertThat(frozen).isEqualTo(Math.min(ordered, free.stream().mapToLong(Long::longValue).sum()));
    assertThat(stakes.stream().skip(1)).allMatch(stake -> stake.ordered() == stake.frozen());
  }

  @Property
  void nobody_gets_more_than_waits_and_nobody_is_passed_over(
      @ForAll @LongRange(min = 0, max = 5_000) long money,
      @ForAll @Size(max = 6) List<@LongRange(min = 1, max = 2_000) Long> waiting) {
    List<Waiter> waiters =
        IntStream.range(0, waiting.size()).mapToObj(i -> waits(i + 2, waiting.get(i))).toList();
    List<Share> shares = Waterfall.pour(List.of(gone(at(1), money)), 0, waiters).shares();
    long given = shares.stream().mapToLong(Share::fen).sum();
    assertThat(given).isEqualTo(Math.min(money, waiting.stream().mapToLong(Long::longValue).sum()));
    for (int i = 0; i + 1 < shares.size(); i++) {
      assertThat(shares.get(i)).isEqualTo(new Share("F" + (i + 2), waiting.get(i)));
    }
  }

  private static Waiter waits(long sequence, long fen) {
    return new Waiter("F" + sequence, at(sequence), 0, fen, false, 0, false);
  }

  private static BigDecimal at(long place) {
    return BigDecimal.valueOf(place);
  }

  private static Freed gone(BigDecimal after, long fen) {
    return new Freed(after, fen, true);
  }
}
