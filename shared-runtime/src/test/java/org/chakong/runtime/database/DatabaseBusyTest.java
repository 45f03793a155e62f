package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseBusyTest {

  @Test
  void a_server_that_went_away_within_a_commit_is_seen_in_what_the_transaction_suppressed() {
    XAException onCommit = new XAException(XAException.XAER_RMERR);
    onCommit.initCause(new SQLException("gone", "08006"));
    Exception rolledBack = new IllegalStateException("could not commit");
    rolledBack.addSuppressed(onCommit);

    assertThat(DatabaseBusy.isShownBy(new IllegalStateException(rolledBack))).isTrue();
  }

  @Test
  void a_database_that_says_no_is_not_busy() {
    Exception refused = new IllegalStateException(new SQLException("twice", "23505"));
    refused.addSuppressed(new IllegalStateException("closed meanwhile"));

    assertThat(DatabaseBusy.isShownBy(refused)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25006", "40001", "40P01", "53300", "57P01"})
  void a_standby_that_is_not_promoted_yet_and_one_who_had_to_give_way_may_come_again(String state) {
    assertThat(DatabaseBusy.isShownBy(new SQLException("for the moment", state))).isTrue();
  }
}
