package org.chakong.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.request.AssistanceRequest;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final ObjectMapper JSON = ContractJson.strict();

  @Test
  void the_order_of_fields_spaces_and_absent_parts_say_nothing() {
    assertThat(
            of(
                """
                {"instruction": {"termMonths": 12, "amount": "30000.00", "action": "FREEZE"},
                 "fundCentre": "410800", "requestNo": "T-00000001", "officers": [],
                 "case": {"court": "豫0811", "number": "x", "cause": null}}
                """))
        .isEqualTo(of(body("30000.00")));
  }

  @Test
  void another_amount_says_something_else() {
    assertThat(of(body("30000.01"))).isNotEqualTo(of(body("30000.00")));
  }

  private static String body(String amount) {
    return """
    {"requestNo":"T-00000001","fundCentre":"410800","case":{"number":"x","court":"豫0811"},
     "instruction":{"action":"FREEZE","amount":"%s","termMonths":12}}
    """
        .formatted(amount);
  }

  private static String of(String json) {
    try {
      return Fingerprint.of(JSON.readValue(json, AssistanceRequest.class));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
