-- Core events may come late and out of order: what was true later wins, whatever came last.

-- The account's status over time; rows only for accounts that a core event has touched, the first of
-- them what stood before.
CREATE TABLE core_status_change (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no text        NOT NULL REFERENCES core_account,
  at         timestamptz NOT NULL,
  status     text        NOT NULL
);

CREATE INDEX core_status_change_account ON core_status_change (account_no, at, id);

ALTER TABLE core_loan ADD COLUMN changed_at timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE core_agreement ADD COLUMN changed_at timestamptz NOT NULL DEFAULT '-infinity';

-- A guarantee has no number, so what stands follows from all changes in their order.
CREATE TABLE core_guarantee_change (
  id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no       text        NOT NULL REFERENCES core_account,
  at               timestamptz NOT NULL,
  stood_before     boolean     NOT NULL, -- known before the first event
  loan_outstanding boolean,
  released         boolean,
  loan_balance     bigint
);

CREATE INDEX core_guarantee_change_account ON core_guarantee_change (account_no, at, id);

-- Paid or cancelled before its approval was reported.
ALTER TABLE core_withdrawal ADD COLUMN unannounced boolean NOT NULL DEFAULT false;

-- A contribution that comes late is one of the status that the account had then.
CREATE OR REPLACE FUNCTION post_core_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands text;
BEGIN
  UPDATE core_account SET balance = balance + NEW.amount
   WHERE account_no = NEW.account_no
  RETURNING balance, status, held INTO NEW.balance_after, stands, NEW.held_then;
  NEW.status_then := coalesce(NEW.status_then, stands);
  SELECT CASE WHEN is_called THEN last_value ELSE 0 END INTO NEW.history_then FROM freeze_event_id_seq;
  RETURN NEW;
END
$$;
