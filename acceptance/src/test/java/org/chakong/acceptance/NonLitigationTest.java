package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** Until when the centre may have its own decision enforced (沪高法〔2021〕124号 第五条). */
@Shanghai
class NonLitigationTest {

  private static final String WINDOW = "/fund/v1/non-litigation-window";

  private final City city;

  NonLitigationTest(City city) {
    this.city = city;
  }

  @Test
  void o05_theApplicationIsPossibleAfterTheDemandAndBeforeTheThreeMonthsEnd() {
    Reply reply = city.centre().get(WINDOW + "?timeToSueEnded=2026-08-20&demandServed=2026-11-02");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/firstDay")).isEqualTo("2026-11-13");
    assertThat(reply.at("/lastDay")).isEqualTo("2026-11-20");
    assertThat(reply.at("/possible")).isEqualTo("true");
    assertThat(reply.at("/citation")).contains("第五条");
  }

  @Test
  void aDayThatIsNoneIsNamed() {
    Reply reply = city.centre().get(WINDOW + "?timeToSueEnded=2026-02-30&demandServed=2026-11-02");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/violations/0/field")).isEqualTo("timeToSueEnded");
    assertThat(city.centre().get(WINDOW + "?timeToSueEnded=2026-08-20").status()).isEqualTo(400);
  }
}
