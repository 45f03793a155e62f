-- The message that carried the request is noted in the transaction that keeps it as evidence, before it is
-- sent: what a fund centre took and could not acknowledge is known here all the same. To which party it
-- went, and the message that brought the centre's last word that is no answer, stand beside it.
ALTER TABLE request ADD COLUMN sent_peer text;
ALTER TABLE request ADD COLUMN heard_jti text;

UPDATE request r SET sent_jti = (
  SELECT m.jti FROM evidence_subject s JOIN message m ON m.id = s.message_id
   WHERE s.subject = r.request_no AND m.direction = 'OUT' AND m.kind = 'REQUEST' AND m.method = 'POST'
     AND m.target LIKE '%/channel/v1/requests'
   ORDER BY m.id DESC LIMIT 1)
 WHERE r.sent_jti IS NULL;

UPDATE request r SET sent_peer = (
  SELECT m.peer FROM message m WHERE m.jti = r.sent_jti AND m.direction = 'OUT' ORDER BY m.id LIMIT 1)
 WHERE r.sent_jti IS NOT NULL;

-- Not by peer, and of all: noting the message before it is sent then writes to no index.
CREATE INDEX request_changed ON request ((greatest(stored_at, quiet_since)));

-- What a restored fund centre gets: our filings since, and its own last word about each. Not those that it is
-- not known to have: they are delivered, by their own tasks. The messages are looked for where they are read,
-- so that a page is chosen by this table alone.
CREATE OR REPLACE VIEW kept_exchange AS
SELECT r.request_no, r.sent_peer AS peer, greatest(r.stored_at, r.quiet_since) AS changed_at, r.received_at,
       (SELECT f.id FROM message f
         WHERE f.jti = r.sent_jti AND f.peer = r.sent_peer AND f.direction = 'OUT' AND f.kind = 'REQUEST'
         ORDER BY f.id LIMIT 1) AS filed,
       (SELECT a.id FROM message a
         WHERE a.jti = coalesce(r.answer_jti, r.heard_jti, r.sent_jti) AND a.peer = r.sent_peer
           AND a.direction = 'IN'
         ORDER BY a.id LIMIT 1) AS answered,
       CASE WHEN r.status IN ('WITHDRAWN', 'OFFLINE') THEN r.status END AS ended
  FROM request r
 WHERE r.sent_peer IS NOT NULL AND r.status <> 'ACCEPTED';
