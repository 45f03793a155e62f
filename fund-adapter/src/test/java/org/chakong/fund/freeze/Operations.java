package org.chakong.fund.freeze;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.UnfreezeFrom;

/** Random sequences of operations; amounts are small, so that they often meet exactly. */
final class Operations {
  static final int ACCOUNTS = 2;
  static final int COURTS = 3;
  static final int CASES = 2;

  private Operations() {}

  static Arbitrary<List<Operation>> sequences(int most) {
    return any().list().ofMinSize(1).ofMaxSize(most);
  }

  private static Arbitrary<Operation> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, placed()),
        Tuple.of(
            3,
            Combinators.combine(placed(), Arbitraries.integers().between(0, 45))
                .as(Operation.BackEnter::new)),
        Tuple.of(2, extended()),
        Tuple.of(5, unfrozen()),
        Tuple.of(2, Combinators.combine(index(), court()).as(Operation.Transfer::new)),
        Tuple.of(2, Combinators.combine(index(), court(), number()).as(Operation.Renumber::new)),
        Tuple.of(1, index().map(Operation.KeepAlive::new)),
        Tuple.of(1, index().map(Operation.LetGo::new)),
        Tuple.of(4, Combinators.combine(account(), fen()).as(Operation.Contribution::new)),
        Tuple.of(2, Combinators.combine(account(), fen()).as(Operation.Interest::new)),
        Tuple.of(2, withdrawn()),
        Tuple.of(1, Combinators.combine(account(), flag()).as(Operation.StatusChange::new)),
        Tuple.of(3, Combinators.combine(index(), fen(), flag()).as(Operation.ReserveOfFreeze::new)),
        Tuple.of(
            2,
            Combinators.combine(court(), number(), account(), fen(), flag())
                .as(Operation.ReserveOfCase::new)),
        Tuple.of(4, index().map(Operation.Instruct::new)),
        Tuple.of(4, Combinators.combine(index(), flag()).as(Operation.Settle::new)),
        Tuple.of(1, index().map(Operation.Cancel::new)),
        Tuple.of(3, Arbitraries.integers().between(1, 40).map(Operation.PassDays::new)));
  }

  private static Arbitrary<Operation.Place> placed() {
    return Combinators.combine(
            court(),
            account(),
            flag(),
            fen(),
            Arbitraries.of(TopUp.class),
            Arbitraries.frequency(
                Tuple.of(3, SecondFreeze.SURPLUS_FIRST), Tuple.of(1, SecondFreeze.WHOLE_WAITING)),
            length())
        .as(Operation.Place::new);
  }

  private static Arbitrary<Operation> extended() {
    return Combinators.combine(index(), length()).as(Operation.Extend::new);
  }

  private static Arbitrary<Operation> unfrozen() {
    return Combinators.combine(index(), fen().injectNull(0.4), Arbitraries.of(UnfreezeFrom.class))
        .as(Operation.Unfreeze::new);
  }

  private static Arbitrary<Operation> withdrawn() {
    return Combinators.combine(account(), fen(), Arbitraries.of(WithdrawalState.class))
        .as(Operation.Withdrawal::new);
  }

  private static Arbitrary<Operation.Length> length() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2).injectNull(0.3),
            Arbitraries.integers().between(0, 40),
            flag())
        .as(Operation.Length::new);
  }

  private static Arbitrary<Integer> index() {
    return Arbitraries.integers().between(0, 5).withDistribution(uniform());
  }

  private static Arbitrary<Integer> account() {
    return Arbitraries.integers().between(0, ACCOUNTS - 1);
  }

  private static Arbitrary<Integer> court() {
    return Arbitraries.integers().between(0, COURTS - 1);
  }

  private static Arbitrary<Integer> number() {
    return Arbitraries.integers().between(1, CASES);
  }

  private static Arbitrary<Long> fen() {
    return Arbitraries.longs().between(1, 100).withDistribution(uniform());
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(true, false);
  }

  private static RandomDistribution uniform() {
    return RandomDistribution.uniform();
  }
}
