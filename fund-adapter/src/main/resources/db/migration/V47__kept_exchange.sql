-- When the message that we have the request by came, real time: a restored gateway asks what came since.
ALTER TABLE request ADD COLUMN called_at timestamptz;

UPDATE request r SET called_at = (
  SELECT m.at FROM message m
   WHERE m.jti = r.called_jti AND m.peer = r.sender AND m.direction = 'IN' AND m.kind = 'REQUEST'
   ORDER BY m.id LIMIT 1)
 WHERE r.called_jti IS NOT NULL;

CREATE INDEX request_called ON request (sender, called_at) WHERE channel = 'ONLINE';

-- What a restored gateway gets: its filings since, and our last word about each. The messages are looked for
-- where they are read, so that a page is chosen by this table alone.
CREATE OR REPLACE VIEW kept_exchange AS
SELECT r.request_no, r.sender AS peer, r.called_at AS changed_at, r.received_at,
       (SELECT f.id FROM message f
         WHERE f.jti = r.called_jti AND f.peer = r.sender AND f.direction = 'IN' AND f.kind = 'REQUEST'
         ORDER BY f.id LIMIT 1) AS filed,
       coalesce(
         (SELECT m.id FROM outgoing o
            JOIN message m ON m.jti = o.taken_jti AND m.peer = o.peer AND m.direction = 'OUT' AND m.kind = 'REQUEST'
           WHERE o.request_no = r.request_no AND o.revision IS NOT NULL
           ORDER BY o.revision DESC LIMIT 1),
         (SELECT m.id FROM message m
           WHERE m.jti = r.called_jti AND m.peer = r.sender AND m.direction = 'OUT' AND m.kind = 'RESPONSE'
           ORDER BY m.id LIMIT 1)) AS answered,
       NULL::text AS ended
  FROM request r
 WHERE r.channel = 'ONLINE';
