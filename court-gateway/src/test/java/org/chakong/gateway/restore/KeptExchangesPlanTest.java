package org.chakong.gateway.restore;

import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.restore.KeptExchangesPlan;

/** What a restored fund centre asks is answered without reading all there is. */
class KeptExchangesPlanTest extends KeptExchangesPlan {

  private static final String FILED =
      """
      INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status, verdict,
                           answer, revision, answer_peer, answer_jti, accepted_at, received_at, answered_at,
                           stored_at, quiet_since, sent_peer, sent_jti)
      SELECT 'PLAN-' || lpad(i::text, 6, '0'), '豫0811', '410800', 'QUERY', '（2026）豫0811执' || i || '号',
             jsonb_build_object('documents', jsonb_build_array(
               jsonb_build_object('documentId', 'sha256:' || encode(sha256(i::text::bytea), 'hex')))),
             encode(sha256(i::text::bytea), 'hex'), 'ANSWERED', 'EXECUTED', '{}', 1, 'fund:410800', 'm' || i,
             t, t, t, t, t, 'fund:410800', 'm' || i
        FROM generate_series(1, %1$d) i,
             LATERAL (SELECT timestamptz '%2$s' - make_interval(mins => %1$d - i)) at (t)
      """;

  KeptExchangesPlanTest() {
    super(new PartyId("fund:410800"), "OUT", FILED);
  }
}
