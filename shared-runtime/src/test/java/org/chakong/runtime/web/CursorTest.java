package org.chakong.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chakong.contracts.api.Page;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void a_cursor_reads_as_it_was_given_out() {
    Cursor cursor = Cursor.after("2026-11-20T00:00:00Z", 42L);
    assertThat(Cursor.parse(cursor.opaque(), 2)).isEqualTo(cursor);
  }

  @Test
  void a_cursor_of_another_list_or_of_nobody_is_malformed() {
    for (String foreign : new String[] {"", "!", "x", Cursor.after("a", "b", "c").opaque()}) {
      assertThatThrownBy(() -> Cursor.parse(foreign, 2))
          .as(foreign)
          .isInstanceOfSatisfying(
              ProblemException.class,
              thrown -> assertThat(thrown.problem().code()).isEqualTo("MALFORMED"));
    }
  }

  @Test
  void a_page_ends_when_nothing_more_was_found() {
    PageRequest two = PageRequest.of(2, null, 1);
    assertThat(two.fetch()).isEqualTo(3);
    Page<Integer> full = two.page(List.of(1, 2, 3), n -> n, Cursor::after);
    assertThat(full.items()).containsExactly(1, 2);
    assertThat(full.next()).isEqualTo(Cursor.after(2).opaque());
    assertThat(two.page(List.of(1, 2), n -> n, Cursor::after).next()).isNull();
  }

  @Test
  void a_limit_is_from_1_to_200_and_50_when_not_said() {
    assertThat(PageRequest.of(null, null, 1).limit()).isEqualTo(50);
    assertThat(PageRequest.of(200, null, 1).limit()).isEqualTo(200);
    for (int wrong : new int[] {0, -1, 201}) {
      assertThatThrownBy(() -> PageRequest.of(wrong, null, 1)).isInstanceOf(ProblemException.class);
    }
  }
}
