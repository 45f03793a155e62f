-- The freeze register. Amounts in fen; days are legal days in Asia/Shanghai.

CREATE SEQUENCE freeze_no MAXVALUE 99999999 CYCLE;

-- FREEZE is a word of SQL, hence the name.
CREATE TABLE court_freeze (
  freeze_no           text        PRIMARY KEY,
  request_no          text        NOT NULL UNIQUE,
  sequence            bigint      NOT NULL UNIQUE, -- of receipt: the place in every queue
  court               text        NOT NULL,
  case_number         text        NOT NULL,
  former_case_number  text,
  person_key          text        NOT NULL,
  ruling_number       text,
  first_ordered       bigint      NOT NULL CHECK (first_ordered > 0), -- as the notice said
  state               text        NOT NULL CHECK (state IN ('ACTIVE', 'WAITING', 'RELEASED', 'EXPIRED', 'CONSUMED')),
  term_months         integer     CHECK (term_months > 0),
  printed_until       date,
  rolls               boolean     NOT NULL,
  from_day            date,
  nominal_end         date,
  until               date,
  calendar_incomplete boolean     NOT NULL DEFAULT false, -- until is nominal, its year has no calendar yet
  pending_deductions  integer     NOT NULL DEFAULT 0 CHECK (pending_deductions >= 0),
  placed_at           timestamptz NOT NULL,
  ended_at            timestamptz,
  CHECK ((term_months IS NOT NULL) OR (printed_until IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (state IN ('ACTIVE', 'WAITING'))),
  CHECK (state <> 'ACTIVE' OR (from_day IS NOT NULL AND nominal_end IS NOT NULL AND until IS NOT NULL))
);

CREATE INDEX freeze_open_of_person ON court_freeze (person_key, sequence) WHERE state IN ('ACTIVE', 'WAITING');
CREATE INDEX freeze_expiry ON court_freeze (until, freeze_no) WHERE state = 'ACTIVE' AND NOT calendar_incomplete;
CREATE INDEX freeze_without_calendar ON court_freeze (until) WHERE calendar_incomplete AND state = 'ACTIVE';

-- A part lives as long as something is ordered on it.
CREATE TABLE freeze_part (
  freeze_no     text     NOT NULL REFERENCES court_freeze,
  account_no    text     NOT NULL,
  rank          smallint NOT NULL, -- 0 is the account on which waiting money waits
  sequence      bigint   NOT NULL,
  ordered       bigint   NOT NULL CHECK (ordered >= 0),
  frozen        bigint   NOT NULL,
  reserved      bigint   NOT NULL DEFAULT 0, -- of frozen, for deductions not yet instructed
  waiting       bigint   GENERATED ALWAYS AS (ordered - frozen) STORED,
  top_up        text     NOT NULL CHECK (top_up IN ('NONE', 'MONTHLY', 'ANY_CREDIT')),
  whole_waiting boolean  NOT NULL, -- takes nothing while an earlier freeze is open
  PRIMARY KEY (freeze_no, account_no),
  UNIQUE (freeze_no, rank),
  CONSTRAINT frozen_within_ordered CHECK (0 <= frozen AND frozen <= ordered),
  CONSTRAINT reserved_within_frozen CHECK (0 <= reserved AND reserved <= frozen)
);

CREATE UNIQUE INDEX freeze_part_place ON freeze_part (account_no, sequence);
CREATE INDEX freeze_part_open ON freeze_part (account_no, sequence) WHERE ordered > 0;
CREATE INDEX freeze_part_waiting ON freeze_part (account_no, sequence) WHERE waiting > 0;

CREATE TABLE freeze_queue (
  account_no   text    PRIMARY KEY,
  open_freezes integer NOT NULL CHECK (open_freezes >= 0)
);

-- Requests received in time that are still undecided: a freeze does not expire under them.
CREATE TABLE freeze_keep_alive (
  freeze_no  text NOT NULL REFERENCES court_freeze,
  request_no text NOT NULL,
  PRIMARY KEY (freeze_no, request_no)
);

CREATE TABLE freeze_event (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  freeze_no      text        NOT NULL REFERENCES court_freeze,
  account_no     text, -- null: of the freeze as a whole
  kind           text        NOT NULL,
  at             timestamptz NOT NULL,
  actor          text        NOT NULL,
  why            text        NOT NULL,
  request_no     text,
  ordered_before bigint,
  ordered_after  bigint,
  frozen_before  bigint,
  frozen_after   bigint,
  state_after    text
);

CREATE INDEX freeze_event_freeze ON freeze_event (freeze_no, id);

CREATE TRIGGER freeze_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON freeze_event
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
