-- What a gateway is to be told, until it has said that it has it. Signed anew for each attempt.
CREATE TABLE outgoing (
  id          uuid        PRIMARY KEY,
  peer        text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('ANSWER', 'NOTICE')),
  request_no  text        NOT NULL,
  revision    integer,
  body        text        NOT NULL,
  at          timestamptz NOT NULL,
  ended_at    timestamptz,
  outcome     text        CHECK (outcome IN ('TAKEN', 'REFUSED')),
  CHECK ((kind = 'ANSWER') = (revision IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  UNIQUE (request_no, revision)
);
