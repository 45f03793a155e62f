-- The inbox: the newest of those not answered yet, their deadlines, and what came in on some days.
CREATE INDEX request_open ON request (sequence) WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING');
CREATE INDEX request_open_by_deadline ON request ((coalesce(due_at, 'infinity'::timestamptz)), sequence)
  WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING');
CREATE INDEX request_by_receipt ON request (received_at);
