package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.math.BigDecimal;
import java.util.List;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.freeze.Waterfall.Freed;
import org.chakong.fund.freeze.Waterfall.Poured;
import org.chakong.fund.freeze.Waterfall.Share;
import org.chakong.fund.freeze.Waterfall.Stake;
import org.chakong.fund.freeze.Waterfall.Waiter;
import org.junit.jupiter.api.Test;

class WaterfallSharingTest {

  @Test
  void frozen_is_between_nothing_and_what_is_ordered() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Stake(5, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stake(5, -1));
    assertThatNoException().isThrownBy(() -> new Stake(5, 5));
    assertThatNoException().isThrownBy(() -> new Stake(5, 0));
  }

  @Test
  void a_freeze_takes_from_each_account_in_turn() {
    assertThat(Waterfall.spread(50, List.of(30L, 15L, 40L)))
        .containsExactly(new Stake(30, 30), new Stake(15, 15), new Stake(5, 5));
  }

  @Test
  void what_is_missing_waits_on_the_first_account() {
    assertThat(Waterfall.spread(50, List.of(30L, 15L)))
        .containsExactly(new Stake(35, 30), new Stake(15, 15));
  }

  @Test
  void accounts_that_are_not_needed_are_left_alone() {
    assertThat(Waterfall.spread(30, List.of(30L, 15L)))
        .containsExactly(new Stake(30, 30), new Stake(0, 0));
  }

  @Test
  void q04_freed_money_goes_to_the_earliest_first() {
    assertThat(pour(40, waiting("B", 2, 10), waiting("C", 3, 25)))
        .isEqualTo(poured(new Share("B", 10), new Share("C", 25)));
  }

  @Test
  void the_last_one_reached_gets_what_is_left_and_nobody_after_it() {
    assertThat(pour(15, waiting("B", 2, 10), waiting("C", 3, 25), waiting("D", 4, 5)))
        .isEqualTo(poured(new Share("B", 10), new Share("C", 5)));
  }

  @Test
  void q02_money_goes_to_later_freezes_only() {
    List<Waiter> waiters = List.of(waiting("A", 1, 10), waiting("C", 3, 25));
    assertThat(Waterfall.pour(List.of(gone(at(1), 20)), 0, waiters))
        .isEqualTo(poured(new Share("C", 20)));
  }

  @Test
  void money_freed_at_two_places_joins_at_the_later_one() {
    List<Waiter> waiters = List.of(waiting("B", 2, 10), waiting("D", 4, 50));
    assertThat(Waterfall.pour(List.of(gone(at(1), 15), gone(at(3), 20)), 0, waiters))
        .isEqualTo(poured(new Share("B", 10), new Share("D", 25)));
  }

  @Test
  void a_whole_one_takes_nothing_while_an_earlier_one_is_open() {
    Waiter whole = new Waiter("B", at(2), 0, 30, true, 1, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 20)), 10, List.of(whole, waiting("C", 3, 25))))
        .isEqualTo(poured(new Share("C", 20)));
  }

  @Test
  void a_whole_one_that_comes_first_takes_what_lay_free_beside() {
    Waiter whole = new Waiter("B", at(2), 0, 30, true, 0, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 20)), 7, List.of(whole)))
        .isEqualTo(poured(new Share("B", 27)));
    assertThat(Waterfall.pour(List.of(gone(at(1), 0)), 7, List.of(whole)))
        .isEqualTo(poured(new Share("B", 7)));
  }

  @Test
  void freed_money_and_what_lay_free_add_up_also_when_they_are_the_same_amount() {
    Waiter whole = new Waiter("B", at(2), 0, 30, true, 0, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 7)), 7, List.of(whole)))
        .isEqualTo(poured(new Share("B", 14)));
  }

  @Test
  void what_lay_free_beside_one_that_was_first_already_stays_free() {
    Waiter whole = new Waiter("B", at(2), 0, 30, true, 0, false);
    List<Freed> stays = List.of(new Freed(at(1), 20, false));
    assertThat(Waterfall.pour(stays, 7, List.of(whole))).isEqualTo(poured(new Share("B", 20)));
    List<Freed> goneBehind = List.of(new Freed(at(1), 20, false), gone(at(3), 4));
    assertThat(Waterfall.pour(goneBehind, 7, List.of(whole))).isEqualTo(poured(new Share("B", 20)));
  }

  @Test
  void one_that_comes_first_as_an_earlier_end_is_past_takes_what_lay_free() {
    Waiter lapsed = new Waiter("B", at(2), 0, 30, false, 0, true);
    Waiter whole = new Waiter("C", at(3), 0, 30, true, 1, false);
    List<Freed> stays = List.of(new Freed(at(1), 20, false));
    assertThat(Waterfall.pour(stays, 7, List.of(lapsed, whole)))
        .isEqualTo(new Poured(List.of(new Share("C", 27)), List.of("B")));
  }

  @Test
  void what_lay_free_is_given_once_whoever_claims_to_come_first() {
    Waiter first = new Waiter("B", at(2), 0, 5, true, 0, false);
    Waiter alsoFirst = new Waiter("C", at(3), 0, 30, true, 0, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 3)), 7, List.of(first, alsoFirst)))
        .isEqualTo(poured(new Share("B", 5), new Share("C", 5)));
  }

  @Test
  void what_a_whole_one_leaves_of_the_freed_money_goes_on() {
    Waiter whole = new Waiter("B", at(2), 0, 12, true, 0, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 20)), 7, List.of(whole, waiting("C", 3, 25))))
        .isEqualTo(poured(new Share("B", 12), new Share("C", 8)));
  }

  @Test
  void a_whole_one_that_holds_money_has_no_claim_to_what_lay_free() {
    Waiter whole = new Waiter("B", at(2), 5, 30, true, 0, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 20)), 7, List.of(whole)))
        .isEqualTo(poured(new Share("B", 20)));
  }

  @Test
  void free_money_beside_is_no_concern_of_the_others() {
    assertThat(Waterfall.pour(List.of(gone(at(1), 0)), 7, List.of(waiting("B", 2, 10))))
        .isEqualTo(poured());
  }

  @Test
  void a_printed_end_that_is_past_when_money_comes_ends_the_freeze_and_the_money_goes_on() {
    Waiter lapsed = new Waiter("B", at(2), 0, 30, false, 0, true);
    Waiter whole = new Waiter("C", at(3), 0, 5, true, 1, false);
    assertThat(Waterfall.pour(List.of(gone(at(1), 20)), 0, List.of(lapsed, whole)))
        .isEqualTo(new Poured(List.of(new Share("C", 5)), List.of("B")));
  }

  @Test
  void a_printed_end_that_no_money_reaches_ends_nothing() {
    Waiter lapsed = new Waiter("C", at(3), 0, 30, false, 0, true);
    assertThat(pour(10, waiting("B", 2, 10), lapsed)).isEqualTo(poured(new Share("B", 10)));
  }

  @Test
  void the_ceiling_falls_before_what_is_frozen() {
    assertThat(lower(UnfreezeFrom.CEILING, 12, new Stake(50, 40), new Stake(5, 5)))
        .containsExactly(new Stake(40, 40), new Stake(3, 3));
    assertThat(lower(UnfreezeFrom.CEILING, 4, new Stake(50, 40)))
        .containsExactly(new Stake(46, 40));
  }

  @Test
  void the_account_taken_last_is_freed_first() {
    assertThat(lower(UnfreezeFrom.FROZEN, 7, new Stake(50, 40), new Stake(5, 5)))
        .containsExactly(new Stake(48, 38), new Stake(0, 0));
  }

  @Test
  void u04_frozen_money_freed_takes_the_ceiling_along() {
    assertThat(lower(UnfreezeFrom.FROZEN, 1_000_000, new Stake(5_000_000, 3_240_055)))
        .containsExactly(new Stake(4_000_000, 2_240_055));
  }

  @Test
  void more_than_there_is_lowers_all_there_is() {
    assertThat(lower(UnfreezeFrom.CEILING, 99, new Stake(50, 40), new Stake(5, 5)))
        .containsExactly(new Stake(0, 0), new Stake(0, 0));
    assertThat(lower(UnfreezeFrom.FROZEN, 99, new Stake(50, 40))).containsExactly(new Stake(10, 0));
  }

  @Test
  void the_last_in_the_queue_gives_up_first_and_nobody_more_than_is_wanted() {
    List<Share> later = List.of(new Share("D", 10), new Share("C", 0), new Share("B", 30));
    assertThat(Waterfall.giveUp(25, later)).containsExactly(new Share("D", 10), new Share("B", 15));
    assertThat(Waterfall.giveUp(10, later)).containsExactly(new Share("D", 10));
    assertThat(Waterfall.giveUp(99, later)).containsExactly(new Share("D", 10), new Share("B", 30));
  }

  @Test
  void later_ones_give_up_only_what_is_missing_when_all_is_free_on_whichever_account() {
    assertThat(Waterfall.draw(50, List.of(10L, 15L), List.of(20L, 30L))).containsExactly(20L, 5L);
    assertThat(Waterfall.draw(50, List.of(10L, 15L), List.of(5L, 8L))).containsExactly(5L, 8L);
    assertThat(Waterfall.draw(20, List.of(10L, 15L), List.of(5L, 8L))).containsExactly(0L, 0L);
  }

  @Test
  void an_end_that_is_not_believed_passes_nobody_over() {
    Waiter lapsed = new Waiter("B", at(2), 3, 30, true, 0, true);
    assertThat(lapsed.notLapsed()).isEqualTo(new Waiter("B", at(2), 3, 30, true, 0, false));
  }

  private static Waiter waiting(String freezeNo, long sequence, long waiting) {
    return new Waiter(freezeNo, at(sequence), 0, waiting, false, 0, false);
  }

  private static Poured pour(long fen, Waiter... waiters) {
    return Waterfall.pour(List.of(gone(at(1), fen)), 0, List.of(waiters));
  }

  private static Poured poured(Share... shares) {
    return new Poured(List.of(shares), List.of());
  }

  private static List<Stake> lower(UnfreezeFrom from, long amount, Stake... parts) {
    return Waterfall.lower(List.of(parts), amount, from);
  }

  private static BigDecimal at(long place) {
    return BigDecimal.valueOf(place);
  }

  private static Freed gone(BigDecimal after, long fen) {
    return new Freed(after, fen, true);
  }
}
