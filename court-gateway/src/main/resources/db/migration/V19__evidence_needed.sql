-- What open requests, unexpired freezes and replies on their way rest on is never pruned.
CREATE OR REPLACE VIEW evidence_needed AS
SELECT request_no FROM request WHERE status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE')
UNION SELECT request_no FROM court_freeze WHERE state IN ('ACTIVE', 'WAITING')
UNION SELECT r.request_no
        FROM court_freeze f
        JOIN request r ON r.fund_centre = f.fund_centre AND r.body #>> '{instruction,freezeNo}' = f.freeze_no
       WHERE f.state IN ('ACTIVE', 'WAITING')
UNION SELECT request_no FROM court_reply WHERE ended_at IS NULL
UNION SELECT request_no FROM request WHERE objection_watched;

CREATE INDEX assessment_at ON assessment (at);
