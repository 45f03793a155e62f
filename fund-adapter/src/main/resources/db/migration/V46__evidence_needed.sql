-- What open requests, unexpired freezes, payouts that are not settled and messages on their way rest on is
-- never pruned.
CREATE OR REPLACE VIEW evidence_needed AS
SELECT request_no FROM request WHERE status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE')
UNION SELECT request_no FROM court_freeze WHERE state IN ('ACTIVE', 'WAITING')
UNION SELECT held_under FROM court_freeze WHERE state IN ('ACTIVE', 'WAITING') AND held_under IS NOT NULL
UNION SELECT r.request_no
        FROM court_freeze f JOIN request r ON r.freeze_no = f.freeze_no
       WHERE f.state IN ('ACTIVE', 'WAITING')
UNION SELECT request_no FROM deduction WHERE state IN ('RESERVED', 'INSTRUCTED')
UNION SELECT request_no FROM outgoing WHERE ended_at IS NULL;

CREATE INDEX assessment_at ON assessment (at);
CREATE INDEX look_at ON look (at);
