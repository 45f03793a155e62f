-- Whether the court was told that an answer may be late: once for each request.
ALTER TABLE request ADD COLUMN delay_told boolean NOT NULL DEFAULT false;

CREATE INDEX request_delay ON request (due_at)
  WHERE channel = 'ONLINE' AND NOT delay_told AND status IN ('SENT', 'IN_REVIEW', 'EXECUTING');
