-- What the running audit needs: facts of the moment, which later money would hide, and its findings.

-- Of the account when the entry was posted: status, money held, and how far the freezes' history
-- had come. History numbers are drawn under the lock of the account, so on one account what has a
-- number up to that one came before the entry.
ALTER TABLE core_entry
  ADD COLUMN status_then  text,
  ADD COLUMN held_then    bigint,
  ADD COLUMN history_then bigint;

CREATE OR REPLACE FUNCTION post_core_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE core_account SET balance = balance + NEW.amount
   WHERE account_no = NEW.account_no
  RETURNING balance, status, held INTO NEW.balance_after, NEW.status_then, NEW.held_then;
  SELECT CASE WHEN is_called THEN last_value ELSE 0 END INTO NEW.history_then FROM freeze_event_id_seq;
  RETURN NEW;
END
$$;

CREATE INDEX core_entry_account ON core_entry (account_no, id);

-- What was free on the account when a freeze was placed there.
ALTER TABLE freeze_event ADD COLUMN free_before bigint;

CREATE FUNCTION note_free_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT balance - held INTO NEW.free_before FROM core_account WHERE account_no = NEW.account_no;
  RETURN NEW;
END
$$;

CREATE TRIGGER freeze_event_free_money BEFORE INSERT ON freeze_event
  FOR EACH ROW WHEN (NEW.kind = 'PLACED' AND NEW.account_no IS NOT NULL)
  EXECUTE FUNCTION note_free_money();

CREATE INDEX freeze_event_account ON freeze_event (account_no, id) WHERE account_no IS NOT NULL;
CREATE INDEX freeze_event_request ON freeze_event (request_no) WHERE request_no IS NOT NULL;
CREATE INDEX deduction_take_account ON deduction_take (account_no);

-- Where the request stood after the event; null: where it stood before.
ALTER TABLE request_event ADD COLUMN status_after text GENERATED ALWAYS AS (
  CASE what
    WHEN 'RECEIVED' THEN 'SENT'
    WHEN 'IN_REVIEW' THEN 'IN_REVIEW'
    WHEN 'PAYOUT_INSTRUCTED' THEN 'EXECUTING'
    WHEN 'ANSWERED' THEN 'ANSWERED'
    WHEN 'WITHDRAWN' THEN 'WITHDRAWN'
    WHEN 'OFFLINE' THEN 'OFFLINE'
    WHEN 'CAME_TOO_LATE' THEN detail
  END) STORED;

-- Where what goes wrong stays until it is mended, so that every replica tells of it.
CREATE TABLE audit_finding (
  check_name text        NOT NULL,
  key        text        NOT NULL, -- number of the account, freeze, deduction or request
  detail     text        NOT NULL,
  found_at   timestamptz NOT NULL, -- real time
  PRIMARY KEY (check_name, key)
);

-- The last run over what was touched, and the last over everything.
CREATE TABLE audit_run (
  reach      text        PRIMARY KEY CHECK (reach IN ('TOUCHED', 'EVERYTHING')),
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  accounts   bigint      NOT NULL DEFAULT 0,
  freezes    bigint      NOT NULL DEFAULT 0,
  deductions bigint      NOT NULL DEFAULT 0,
  requests   bigint      NOT NULL DEFAULT 0
);

-- Up to which row each history has been looked at. What is older is for the run over everything.
CREATE TABLE audit_mark (
  history text   PRIMARY KEY,
  last_id bigint NOT NULL
);

INSERT INTO audit_mark (history, last_id)
SELECT 'core_entry', coalesce(max(id), 0) FROM core_entry
UNION ALL SELECT 'freeze_event', coalesce(max(id), 0) FROM freeze_event
UNION ALL SELECT 'deduction_event', coalesce(max(id), 0) FROM deduction_event
UNION ALL SELECT 'request_event', coalesce(max(id), 0) FROM request_event;
