-- What the centre writes to courts about their requests, and what they reply.

-- Asked while a person decides; the clock of the request goes on. The id is the notice's.
CREATE TABLE question (
  question_id     uuid        PRIMARY KEY,
  request_no      text        NOT NULL REFERENCES request,
  number          integer     NOT NULL CHECK (number BETWEEN 1 AND 50),
  idempotency_key text        CHECK (length(idempotency_key) BETWEEN 1 AND 64),
  text            text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  asked_at        timestamptz NOT NULL, -- legal time
  asked_by        text        NOT NULL,
  -- whether the court's gateway took it; null: it is on its way
  taken           boolean,
  UNIQUE (request_no, number),
  UNIQUE (request_no, idempotency_key),
  UNIQUE (request_no, question_id)
);

-- What a clerk doubts and the centre executes all the same; it stands in the answer.
CREATE TABLE objection (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_no text        NOT NULL REFERENCES request,
  text       text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  ground     text        NOT NULL CHECK (length(ground) BETWEEN 1 AND 200),
  raised_at  timestamptz NOT NULL, -- legal time
  raised_by  text        NOT NULL
);

CREATE INDEX objection_request ON objection (request_no, id);

CREATE TRIGGER objection_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON objection
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One reply to each question, one to the objection of a request.
CREATE TABLE court_reply (
  reply_id    uuid        PRIMARY KEY,
  request_no  text        NOT NULL REFERENCES request,
  question_id uuid,
  text        text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  outcome     text        CHECK (outcome IN ('MAINTAINED', 'CHANGED', 'REVOKED')),
  at          timestamptz NOT NULL, -- legal time of the court
  received_at timestamptz NOT NULL, -- legal time here
  jti         text        NOT NULL, -- of the message that brought it
  CHECK ((question_id IS NULL) = (outcome IS NOT NULL)),
  FOREIGN KEY (request_no, question_id) REFERENCES question (request_no, question_id)
);

CREATE UNIQUE INDEX court_reply_to_question ON court_reply (request_no, question_id) WHERE question_id IS NOT NULL;
CREATE UNIQUE INDEX court_reply_to_objection ON court_reply (request_no) WHERE question_id IS NULL;
CREATE INDEX court_reply_received ON court_reply (received_at);

CREATE TRIGGER court_reply_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON court_reply
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A question does not wait behind the notices of a night, and never overtakes the one before it.
ALTER TABLE outgoing DROP CONSTRAINT outgoing_kind_check;
ALTER TABLE outgoing ADD CONSTRAINT outgoing_kind_check CHECK (kind IN ('ANSWER', 'NOTICE', 'QUESTION'));
ALTER TABLE outgoing ADD COLUMN told_after uuid REFERENCES outgoing;
