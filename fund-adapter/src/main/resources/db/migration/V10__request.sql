-- What courts ask, over the channel or at the window, and what became of it.

-- The place in every queue; drawn under the lock of the person, so that it follows the order of commits.
CREATE SEQUENCE receipt_sequence;

CREATE TABLE request (
  request_no       text        PRIMARY KEY,
  sequence         bigint      NOT NULL UNIQUE,
  person_key       text        NOT NULL,
  channel          text        NOT NULL CHECK (channel IN ('ONLINE', 'COUNTER')),
  sender           text        NOT NULL, -- party of the channel, or the window
  court            text        NOT NULL,
  action           text        NOT NULL CHECK (action IN ('QUERY', 'FREEZE', 'EXTEND', 'UNFREEZE', 'DEDUCT')),
  fingerprint      text        NOT NULL, -- of the content, to tell a repeat from a reused number
  body             text        NOT NULL,
  status           text        NOT NULL
                   CHECK (status IN ('SENT', 'IN_REVIEW', 'EXECUTING', 'ANSWERED', 'WITHDRAWN', 'OFFLINE')),
  revision         integer     NOT NULL CHECK (revision > 0),
  received_at      timestamptz NOT NULL, -- legal time
  answered_at      timestamptz,          -- legal time
  due_at           timestamptz,          -- null: none is known
  answer           text,
  freeze_no        text,                 -- the freeze it made or names
  deduction_no     text UNIQUE,
  waits_for        text,                 -- the role that decides next
  first_decision_by text,
  deferred         boolean     NOT NULL DEFAULT false, -- a release that waits for a deduction
  CHECK ((status = 'ANSWERED') = (answered_at IS NOT NULL)),
  CHECK (status NOT IN ('ANSWERED', 'EXECUTING') OR answer IS NOT NULL),
  CHECK ((status = 'IN_REVIEW') = (waits_for IS NOT NULL))
);

CREATE INDEX request_undecided ON request (person_key, sequence) WHERE status = 'SENT' AND NOT deferred;
CREATE INDEX request_in_review ON request ((coalesce(due_at, 'infinity'::timestamptz)), sequence) WHERE status = 'IN_REVIEW';
CREATE INDEX request_deferred ON request (person_key) WHERE deferred;

-- A withdrawal or a visit to the window that overtook its request.
CREATE TABLE tombstone (
  request_no text        PRIMARY KEY,
  sender     text        NOT NULL,
  court      text,
  status     text        NOT NULL CHECK (status IN ('WITHDRAWN', 'OFFLINE')),
  at         timestamptz NOT NULL
);

CREATE TABLE request_event (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_no text        NOT NULL,
  at         timestamptz NOT NULL,
  actor      text        NOT NULL,
  what       text        NOT NULL,
  detail     text
);

CREATE INDEX request_event_request ON request_event (request_no, id);

CREATE TRIGGER request_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON request_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Papers as handed over, kept once for each who handed them over.
CREATE TABLE paper (
  owner         text        NOT NULL,
  sha256        text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  document_type text        NOT NULL DEFAULT '', -- said at the window only
  media_type    text        NOT NULL,
  bytes         bytea       NOT NULL,
  at            timestamptz NOT NULL,
  PRIMARY KEY (owner, sha256, document_type)
);

CREATE TRIGGER paper_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON paper
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An assessment is counted and audited like a query.
CREATE TABLE assessment (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  sender      text        NOT NULL,
  court       text        NOT NULL,
  case_number text,
  person_key  text        NOT NULL,
  action      text        NOT NULL,
  verdict     text
);

CREATE TRIGGER assessment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What people decided, and why.
CREATE TABLE review_decision (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_no text        NOT NULL REFERENCES request,
  at         timestamptz NOT NULL,
  role       text        NOT NULL,
  subject    text        NOT NULL,
  decision   text        NOT NULL CHECK (decision IN ('APPROVE', 'RETURN', 'UNABLE')),
  reason     text,
  comment    text        NOT NULL
);

CREATE INDEX review_decision_request ON review_decision (request_no, id);

CREATE TRIGGER review_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
