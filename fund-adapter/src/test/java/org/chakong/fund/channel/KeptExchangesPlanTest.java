package org.chakong.fund.channel;

import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.restore.KeptExchangesPlan;

/** What a restored gateway asks is answered without reading all there is. */
class KeptExchangesPlanTest extends KeptExchangesPlan {

  private static final String FILED =
      """
      INSERT INTO request (request_no, sequence, person_key, channel, sender, court, action, fingerprint, body, status,
                           revision, received_at, answered_at, answer, called_jti, called_at)
      SELECT 'PLAN-' || lpad(i::text, 6, '0'), i, 'p' || i, 'ONLINE', 'court:410800', '豫0811', 'QUERY', 'f', '{}',
             'ANSWERED', 2, t, t, '{}', 'm' || i, t
        FROM generate_series(1, %1$d) i,
             LATERAL (SELECT timestamptz '%2$s' - make_interval(mins => %1$d - i)) at (t)
      """;

  KeptExchangesPlanTest() {
    super(new PartyId("court:410800"), "IN", FILED);
  }
}
