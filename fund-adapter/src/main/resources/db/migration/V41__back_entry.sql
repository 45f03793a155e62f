-- Paper orders that were served while nothing could be entered, entered afterwards (补录).

-- A place may lie between two others: a back-entered freeze stands where its time of service puts it.
-- The values of others stay what they were, and code that knows whole numbers only reads them on.
ALTER TABLE freeze_part ALTER COLUMN sequence TYPE numeric;

-- Where a back-entered freeze stands; null for those that stand by their receipt. The sequence of
-- receipt stays beside it as evidence of when it was entered.
ALTER TABLE court_freeze ADD COLUMN place numeric;

-- What later freezes held, unreserved and bound to no earlier one, when this one came in before them.
ALTER TABLE freeze_event ADD COLUMN behind_before bigint;

CREATE INDEX court_freeze_of_person ON court_freeze (person_key, placed_at);

-- A request that was back-entered: its time of service, which is also its time of receipt.
ALTER TABLE request ADD COLUMN served_at timestamptz;
ALTER TABLE request ADD CONSTRAINT served_is_received CHECK (served_at IS NULL OR served_at = received_at);

-- An entry waits for a supervisor and touches no account before. Only its end is written later.
CREATE TABLE back_entry (
  request_no  text        PRIMARY KEY,
  number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  action      text        NOT NULL CHECK (action IN ('FREEZE', 'EXTEND')),
  court       text        NOT NULL,
  body        text        NOT NULL,
  served_at   timestamptz NOT NULL,
  reason      text        NOT NULL CHECK (reason <> ''),
  state       text        NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  entered_at  timestamptz NOT NULL,
  entered_by  text        NOT NULL,
  ended_at    timestamptz,
  ended_by    text,
  comment     text,
  CHECK (served_at <= entered_at),
  CHECK ((state = 'PENDING') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT approved_by_another CHECK (state <> 'APPROVED' OR ended_by <> entered_by)
);

CREATE INDEX back_entry_pending ON back_entry (number) WHERE state = 'PENDING';

CREATE TRIGGER back_entry_stays BEFORE DELETE OR TRUNCATE ON back_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_change_of_ended_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PENDING' OR (OLD.body, OLD.served_at, OLD.reason, OLD.entered_at, OLD.entered_by)
     IS DISTINCT FROM (NEW.body, NEW.served_at, NEW.reason, NEW.entered_at, NEW.entered_by) THEN
    RAISE EXCEPTION 'a back-entry only ends, once';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER back_entry_ends_once BEFORE UPDATE ON back_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ended_entry();

CREATE FUNCTION note_money_behind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(sum(later.frozen - later.reserved), 0) INTO NEW.behind_before
    FROM freeze_part own
    JOIN freeze_part later ON later.account_no = own.account_no AND later.sequence > own.sequence
   WHERE own.freeze_no = NEW.freeze_no AND own.account_no = NEW.account_no;
  RETURN NEW;
END
$$;

CREATE TRIGGER freeze_event_money_behind BEFORE INSERT ON freeze_event
  FOR EACH ROW WHEN (NEW.kind = 'PLACED' AND NEW.account_no IS NOT NULL)
  EXECUTE FUNCTION note_money_behind();
