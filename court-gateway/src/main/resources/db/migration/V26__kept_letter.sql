-- A restored fund centre gets its own questions; the replies are told again.
CREATE OR REPLACE VIEW kept_letter AS
SELECT q.request_no, m.id AS message, m.at
  FROM question q
  JOIN message m ON m.jti = q.jti AND m.direction = 'IN' AND m.kind = 'REQUEST';
