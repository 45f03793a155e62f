-- What a restored gateway gets: its filings since, and our last word about each.
CREATE OR REPLACE VIEW kept_exchange AS
SELECT r.request_no, r.sender AS peer, f.at AS changed_at, r.received_at, f.id AS filed,
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
  JOIN message f ON f.jti = r.called_jti AND f.peer = r.sender AND f.direction = 'IN' AND f.kind = 'REQUEST'
 WHERE r.channel = 'ONLINE';

-- The numbers that a signed answer gave, for requests that are carried out again after a restore: the court
-- holds these, and the core knows holds and transfers by them.
CREATE TABLE restored_number (
  request_no   text PRIMARY KEY,
  freeze_no    text UNIQUE,
  deduction_no text UNIQUE
);

-- Numbers given out after the backup are lost and must not be given out again, known here or not.
CREATE OR REPLACE FUNCTION restoration_begins() RETURNS void LANGUAGE sql AS $$
  SELECT setval('freeze_no', (SELECT last_value FROM freeze_no) + 100000),
         setval('deduction_no', (SELECT last_value FROM deduction_no) + 100000);
$$;
