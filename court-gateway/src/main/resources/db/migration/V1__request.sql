-- Requests as the courts filed them and where they stand.
-- Names and id numbers of persons stand in body and answer only.
CREATE TABLE request (
  request_no     text        PRIMARY KEY CHECK (request_no ~ '^[A-Za-z0-9._-]{8,64}$'),
  -- the order of acceptance: lists are paged by it
  id             bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  court          text        NOT NULL,
  fund_centre    text        NOT NULL CHECK (fund_centre ~ '^[0-9]{6}$'),
  action         text        NOT NULL CHECK (action IN ('QUERY', 'FREEZE', 'EXTEND', 'UNFREEZE', 'DEDUCT')),
  case_number    text        NOT NULL,
  body           jsonb       NOT NULL,
  fingerprint    text        NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),

  status         text        NOT NULL CHECK (status IN
                   ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING', 'ANSWERED', 'WITHDRAWN', 'OFFLINE')),
  verdict        text        CHECK (verdict IN ('EXECUTED', 'PARTLY_EXECUTED', 'UNABLE', 'RETURNED', 'REJECTED')),
  answer         jsonb,
  -- counts what the fund centre told, so that a late message never overwrites a newer one
  revision       integer     NOT NULL DEFAULT 0 CHECK (revision >= 0),
  -- the message that carries the answer in force, kept in table message
  answer_peer    text,
  answer_jti     text,

  -- legal time
  accepted_at    timestamptz NOT NULL,
  received_at    timestamptz,
  answered_at    timestamptz,
  due_at         timestamptz,

  -- delivery, real time
  attempts       integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  refusals       integer     NOT NULL DEFAULT 0 CHECK (refusals >= 0),
  lease          uuid,
  lease_until    timestamptz,
  stored_at      timestamptz NOT NULL,
  -- when the fund centre last told something or was last asked
  quiet_since    timestamptz NOT NULL,

  CONSTRAINT an_answer_has_its_evidence
    CHECK (status <> 'ANSWERED' OR (answer IS NOT NULL AND verdict IS NOT NULL AND answer_jti IS NOT NULL)),
  CONSTRAINT a_verdict_is_final CHECK (verdict IS NULL OR status = 'ANSWERED'),
  CONSTRAINT evidence_is_named_whole CHECK ((answer_peer IS NULL) = (answer_jti IS NULL)),
  CONSTRAINT a_lease_has_an_end CHECK ((lease IS NULL) = (lease_until IS NULL))
);

CREATE INDEX request_by_court ON request (court, id);
CREATE INDEX request_by_case ON request (case_number, id);
CREATE INDEX request_unsent ON request (stored_at) WHERE status = 'ACCEPTED';
CREATE INDEX request_unanswered ON request (quiet_since) WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING');
CREATE INDEX request_due ON request (due_at) WHERE status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE');

-- What happened to a request: who, when, why. No change of a request without a row here.
CREATE TABLE request_event (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_no  text        NOT NULL REFERENCES request,
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  what        text        NOT NULL CHECK (what ~ '^[A-Z][A-Z_]*$'),
  from_status text,
  to_status   text        NOT NULL,
  detail      text
);

CREATE INDEX request_event_of ON request_event (request_no, id);

CREATE TRIGGER request_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON request_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
