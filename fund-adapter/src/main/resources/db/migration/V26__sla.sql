-- The answering clock, as on the other side: from when a request counts as due soon.
ALTER TABLE request ADD COLUMN due_soon_at timestamptz;

UPDATE request SET due_soon_at = received_at + (due_at - received_at) * 0.75;

ALTER TABLE request ADD CONSTRAINT due_soon_comes_with_due CHECK ((due_at IS NULL) = (due_soon_at IS NULL));

DROP INDEX request_delay;
CREATE INDEX request_delay ON request (due_soon_at)
  WHERE channel = 'ONLINE' AND NOT delay_told AND status IN ('SENT', 'IN_REVIEW', 'EXECUTING');
CREATE INDEX request_open_due ON request (due_at) WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING');
CREATE INDEX request_without_due ON request (received_at)
  WHERE due_at IS NULL AND status NOT IN ('WITHDRAWN', 'OFFLINE');
