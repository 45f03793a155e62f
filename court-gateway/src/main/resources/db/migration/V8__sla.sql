-- The answering clock: when a request counts as due soon, and which deadline was told already.
ALTER TABLE request
  ADD COLUMN due_soon_at       timestamptz,
  -- the due_at for which a DUE_SOON or OVERDUE event was written: once for each deadline
  ADD COLUMN due_soon_told_for timestamptz,
  ADD COLUMN overdue_told_for  timestamptz;

UPDATE request
   SET due_soon_at = coalesce(received_at, accepted_at) + (due_at - coalesce(received_at, accepted_at)) * 0.75;

ALTER TABLE request ADD CONSTRAINT due_soon_comes_with_due CHECK ((due_at IS NULL) = (due_soon_at IS NULL));

-- small however many requests there are: what is told, or was answered in time, is not in them
CREATE INDEX request_due_soon_untold ON request (due_soon_at)
  WHERE status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING') AND due_soon_told_for IS DISTINCT FROM due_at;
CREATE INDEX request_overdue_untold ON request (due_at)
  WHERE status NOT IN ('WITHDRAWN', 'OFFLINE') AND overdue_told_for IS DISTINCT FROM due_at
    AND (answered_at IS NULL OR answered_at >= due_at);
CREATE INDEX request_without_due ON request (accepted_at)
  WHERE due_at IS NULL AND status NOT IN ('WITHDRAWN', 'OFFLINE');
