-- A restored gateway gets the questions with the court's own replies, too.
CREATE OR REPLACE VIEW kept_letter AS
SELECT o.request_no, m.id AS message, m.at
  FROM outgoing o
  JOIN message m ON m.jti = o.taken_jti AND m.peer = o.peer AND m.direction = 'OUT' AND m.kind = 'REQUEST'
 WHERE o.kind = 'QUESTION'
UNION ALL
SELECT r.request_no, m.id, m.at
  FROM court_reply r
  JOIN message m ON m.jti = r.jti AND m.direction = 'IN' AND m.kind = 'REQUEST';

-- The last word that was signed before a restore; what told it then is lost, the message is evidence again.
CREATE TABLE restored_answer (
  request_no text PRIMARY KEY,
  jti        text NOT NULL
);

CREATE OR REPLACE VIEW kept_exchange AS
SELECT r.request_no, r.sender AS peer, r.called_at AS changed_at, r.received_at,
       (SELECT f.id FROM message f
         WHERE f.jti = r.called_jti AND f.peer = r.sender AND f.direction = 'IN' AND f.kind = 'REQUEST'
         ORDER BY f.id LIMIT 1) AS filed,
       greatest(
         (SELECT m.id FROM outgoing o
            JOIN message m ON m.jti = o.taken_jti AND m.peer = o.peer AND m.direction = 'OUT' AND m.kind = 'REQUEST'
           WHERE o.request_no = r.request_no AND o.revision IS NOT NULL
           ORDER BY o.revision DESC LIMIT 1),
         (SELECT m.id FROM restored_answer n
            JOIN message m ON m.jti = n.jti AND m.peer = r.sender AND m.direction = 'OUT'
           WHERE n.request_no = r.request_no
           ORDER BY m.id DESC LIMIT 1),
         (SELECT m.id FROM message m
           WHERE m.jti = r.called_jti AND m.peer = r.sender AND m.direction = 'OUT' AND m.kind = 'RESPONSE'
           ORDER BY m.id LIMIT 1)) AS answered,
       NULL::text AS ended
  FROM request r
 WHERE r.channel = 'ONLINE';

-- What is told a second time was still taken once, by the message that proves it.
-- while the old version serves: it names the message only of what was taken, as the check demanded; nothing it writes is refused
ALTER TABLE outgoing DROP CONSTRAINT outgoing_check2;
