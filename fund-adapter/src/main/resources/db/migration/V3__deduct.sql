-- Deductions. Amounts in fen.

CREATE SEQUENCE deduction_no MAXVALUE 99999999 CYCLE;

CREATE TABLE deduction (
  deduction_no     text        PRIMARY KEY,
  request_no       text        NOT NULL UNIQUE,
  sequence         bigint      NOT NULL UNIQUE, -- of receipt
  court            text        NOT NULL,
  case_number      text        NOT NULL,
  account_no       text        NOT NULL,
  freeze_no        text        REFERENCES court_freeze, -- as named in the request
  ordered          bigint      NOT NULL CHECK (ordered > 0),
  from_freeze      bigint      NOT NULL CHECK (from_freeze >= 0),
  from_free        bigint      NOT NULL CHECK (from_free >= 0),
  state            text        NOT NULL CHECK (state IN ('RESERVED', 'INSTRUCTED', 'PAID', 'FAILED', 'CANCELLED')),
  payee_name       text        NOT NULL,
  payee_account    text        NOT NULL,
  payee_bank       text,
  payee_bank_code  text,
  bank_reference   text,
  reserved_at      timestamptz NOT NULL,
  instructed_at    timestamptz,
  settled_at       timestamptz,
  CONSTRAINT something_reserved CHECK (from_freeze + from_free BETWEEN 1 AND ordered),
  CHECK ((state IN ('INSTRUCTED', 'PAID', 'FAILED')) = (instructed_at IS NOT NULL)),
  CHECK ((state IN ('PAID', 'FAILED')) = (settled_at IS NOT NULL))
);

-- Where the money comes from, in the order in which it is taken.
CREATE TABLE deduction_take (
  deduction_no text     NOT NULL REFERENCES deduction,
  rank         smallint NOT NULL,
  account_no   text     NOT NULL,
  freeze_no    text     REFERENCES court_freeze, -- null: free money
  amount       bigint   NOT NULL CHECK (amount > 0),
  PRIMARY KEY (deduction_no, rank)
);

CREATE INDEX deduction_take_freeze ON deduction_take (freeze_no) WHERE freeze_no IS NOT NULL;

CREATE TABLE deduction_event (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  deduction_no text        NOT NULL REFERENCES deduction,
  state_after  text        NOT NULL,
  at           timestamptz NOT NULL,
  actor        text        NOT NULL,
  why          text        NOT NULL,
  request_no   text
);

CREATE INDEX deduction_event_deduction ON deduction_event (deduction_no, id);

CREATE TRIGGER deduction_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deduction_event
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
