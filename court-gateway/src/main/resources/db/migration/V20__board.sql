-- The board lists what is unanswered by its deadline; what is counted and chosen by stands in the index too,
-- so that bodies and answers are not read for it.
CREATE INDEX request_board ON request ((coalesce(due_at, 'infinity')), id)
  INCLUDE (court, fund_centre, action, status, due_at, due_soon_at)
  WHERE status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE');

-- Whatever a court says of a freeze it says by the freeze's number.
CREATE INDEX request_on_freeze ON request ((body -> 'instruction' ->> 'freezeNo'))
  WHERE body -> 'instruction' ->> 'freezeNo' IS NOT NULL;
CREATE INDEX court_freeze_by_number ON court_freeze (freeze_no);
CREATE INDEX court_freeze_by_case ON court_freeze (case_number);

-- Freezes that end soon, the first to end first.
DROP INDEX court_freeze_by_until;
CREATE INDEX court_freeze_by_until ON court_freeze (until_day, id) WHERE state IN ('ACTIVE', 'WAITING');
