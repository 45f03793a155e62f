package org.chakong.fund.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each check is broken in the database, past every guard, and the audit names it by its number. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegisterAuditTest {

  @TestHTTPResource URI root;
  @Inject RegisterAudit audit;
  @Inject Jdbi jdbi;
  TestPeer peer;
  private BooksUnderAudit books;

  @BeforeEach
  void file() {
    books = BooksUnderAudit.filedThrough(new Gateway(peer, root), jdbi);
  }

  @Test
  void there_is_a_break_for_every_check() {
    assertThat(Break.ALL)
        .extracting(Break::check)
        .containsExactlyInAnyOrderElementsOf(audit.checks().stream().map(Check::name).toList());
  }

  @Test
  void books_that_came_about_through_the_channel_break_nothing() {
    for (Scope scope : Scope.values()) {
      List<String> numbers =
          scope == Scope.TABLE
              ? List.of("core_entry", "message")
              : List.copyOf(books.numbers().values());
      assertThat(audit.look(scope, numbers)).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> a_broken_invariant_is_named_with_its_number() {
    return Break.ALL.stream()
        .map(broken ->
            DynamicTest.dynamicTest(
                broken.check(),
                () ->
                    assertThat(foundAfter(broken))
                        .filteredOn(violation -> violation.check().equals(broken.check()))
                        .extracting(Violation::key)
                        .containsExactly(books.filled(broken.key()))));
  }

  /** Broken and looked at in one transaction, which is rolled back. */
  private List<Violation> foundAfter(Break broken) {
    Scope scope =
        audit.checks().stream()
            .filter(check -> check.name().equals(broken.check()))
            .findFirst()
            .orElseThrow()
            .scope();
    QuarkusTransaction.begin();
    try {
      jdbi.useHandle(handle -> {
        handle.execute("SET LOCAL session_replication_role = replica");
        for (String sql : broken.sql()) {
          handle.execute(books.filled(sql));
        }
      });
      return audit.look(scope, List.of(books.filled(broken.key())));
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  @Test
  void a_violation_says_amounts_and_numbers_only() {
    Break broken = Break.ALL.get(0);
    assertThat(foundAfter(broken))
        .containsExactly(
            new Violation(
                "held-is-the-holds",
                books.number("account"),
                "held 49999.99, holds add up to 50000.00"));
  }
}
