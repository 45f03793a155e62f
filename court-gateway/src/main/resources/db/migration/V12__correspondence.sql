-- What fund centres write to courts about their requests, and what the courts reply.
CREATE TABLE question (
  request_no  text        NOT NULL REFERENCES request,
  number      integer     NOT NULL CHECK (number > 0),
  question_id text        NOT NULL,
  text        text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  -- legal time of the fund centre, and of the gateway when it came
  asked_at    timestamptz NOT NULL,
  came_at     timestamptz NOT NULL,
  -- of the notice, kept in table message
  jti         text        NOT NULL,
  PRIMARY KEY (request_no, number),
  UNIQUE (request_no, question_id)
);

CREATE INDEX question_came ON question (came_at);

CREATE TRIGGER question_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON question
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One reply to each question, one to the objection of a request; told until the centre has it.
CREATE TABLE court_reply (
  reply_id    uuid        PRIMARY KEY,
  request_no  text        NOT NULL REFERENCES request,
  question_id text,
  text        text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  outcome     text        CHECK (outcome IN ('MAINTAINED', 'CHANGED', 'REVOKED')),
  actor       text        NOT NULL,
  -- legal time
  at          timestamptz NOT NULL,
  -- delivery, real time
  stored_at   timestamptz NOT NULL,
  attempts    integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  ended_at    timestamptz,
  taken       boolean,
  CONSTRAINT an_objection_is_replied_to_with_an_outcome CHECK ((question_id IS NULL) = (outcome IS NOT NULL)),
  CONSTRAINT delivery_ends_one_way CHECK ((ended_at IS NULL) = (taken IS NULL)),
  FOREIGN KEY (request_no, question_id) REFERENCES question (request_no, question_id)
);

CREATE UNIQUE INDEX court_reply_to_question ON court_reply (request_no, question_id) WHERE question_id IS NOT NULL;
CREATE UNIQUE INDEX court_reply_to_objection ON court_reply (request_no) WHERE question_id IS NULL;
CREATE INDEX court_reply_untold ON court_reply (stored_at) WHERE ended_at IS NULL;

-- The objection itself stands in the answer; here is the court's time to reply, legal time.
ALTER TABLE request
  ADD COLUMN objected_at       timestamptz,
  ADD COLUMN objection_due_at  timestamptz,
  -- until it is replied to, or has been told to be overdue
  ADD COLUMN objection_watched boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT a_reply_is_due_to_an_objection
    CHECK (objected_at IS NOT NULL OR (objection_due_at IS NULL AND NOT objection_watched));

CREATE INDEX request_objection_watched ON request (objection_due_at) WHERE objection_watched;
CREATE INDEX request_objected ON request (objected_at) WHERE objected_at IS NOT NULL;

ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
  CHECK (kind IN ('FREEZE_CHANGED', 'FREEZE_EXPIRED', 'COUNTER_RESULT', 'DELAY', 'QUESTION'));
