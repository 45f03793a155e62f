package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chakong.contracts.request.Payee;
import org.junit.jupiter.api.Test;

class CourtRegistryTest {
  private final CourtRegistry courts = CourtRegistry.load();

  @Test
  void an_intermediate_and_a_high_court_stand_above_a_basic_one() {
    assertThat(courts.isSuperior("豫08", "豫0811")).isTrue();
    assertThat(courts.isSuperior("豫", "豫0811")).isTrue();
    assertThat(courts.isSuperior("沪02", "沪0101")).isTrue();
    assertThat(courts.isSuperior("沪02", "沪0106")).isTrue();
    assertThat(courts.isSuperior("沪01", "沪0115")).isTrue();
    assertThat(courts.isSuperior("沪", "沪01")).isTrue();
  }

  @Test
  void nobody_stands_above_himself_an_equal_or_a_stranger() {
    assertThat(courts.isSuperior("豫0811", "豫0811")).isFalse();
    assertThat(courts.isSuperior("豫0802", "豫0811")).isFalse();
    assertThat(courts.isSuperior("豫0811", "豫08")).isFalse();
    assertThat(courts.isSuperior("沪01", "沪0106")).isFalse();
    assertThat(courts.isSuperior("豫", "沪0101")).isFalse();
    assertThat(courts.isSuperior("豫08", "无此法院")).isFalse();
  }

  @Test
  void registered_accounts_belong_to_one_court() {
    assertThat(courts.payeesOf("豫0811"))
        .extracting(Payee::accountNo)
        .containsExactly("41001500000000000811");
    assertThat(courts.payeesOf("豫0802")).isEmpty();
    assertThat(courts.payeesOf("无此法院")).isEmpty();
    assertThat(courts.names()).containsEntry("豫0811", "焦作市山阳区人民法院");
  }

  @Test
  void a_superior_that_is_not_listed_is_refused() {
    var orphan = new CourtRegistry.Court("豫0811", "测试法院", "豫08", null);

    assertThatThrownBy(() -> CourtRegistry.of(List.of(orphan)))
        .isInstanceOf(IllegalStateException.class);
  }
}
