-- What a restored fund centre gets: our filings since, and its own last word about each.
CREATE OR REPLACE VIEW kept_exchange AS
SELECT r.request_no, f.peer, greatest(r.stored_at, r.quiet_since) AS changed_at, r.received_at, f.id AS filed,
       (SELECT a.id FROM message a
         WHERE a.jti = coalesce(r.answer_jti, r.sent_jti) AND a.peer = f.peer AND a.direction = 'IN'
           AND (r.answer_jti IS NOT NULL OR a.kind = 'RESPONSE')
         ORDER BY a.id LIMIT 1) AS answered,
       CASE WHEN r.status IN ('WITHDRAWN', 'OFFLINE') THEN r.status END AS ended
  FROM request r
  JOIN message f ON f.jti = r.sent_jti AND f.direction = 'OUT' AND f.kind = 'REQUEST';
