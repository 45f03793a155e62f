-- The daily reconciliation: the last comparison of each legal day with each peer. Held amounts in fen.
CREATE TABLE reconciliation (
  peer           text        NOT NULL,
  day            date        NOT NULL, -- in Asia/Shanghai, by the fund centre's time of receipt
  state          text        NOT NULL CHECK (state IN ('AGREED', 'DIFFERENT', 'UNANSWERED')),
  compared_at    timestamptz NOT NULL, -- legal time
  here_requests  bigint      CHECK (here_requests >= 0),
  here_answers   bigint      CHECK (here_answers >= 0),
  here_open      bigint      CHECK (here_open >= 0),
  here_held      bigint      CHECK (here_held >= 0),
  there_requests bigint      CHECK (there_requests >= 0),
  there_answers  bigint      CHECK (there_answers >= 0),
  there_open     bigint      CHECK (there_open >= 0),
  there_held     bigint      CHECK (there_held >= 0),
  evidence       text        NOT NULL CHECK (evidence IN ('NONE', 'KEPT', 'BEHIND', 'DIFFERS', 'NOT_VERIFIED')),
  found          bigint      NOT NULL CHECK (found >= 0),
  PRIMARY KEY (peer, day),
  CONSTRAINT unanswered_is_not_compared CHECK ((state = 'UNANSWERED') = (there_requests IS NULL)),
  CONSTRAINT agreed_finds_nothing CHECK (state <> 'AGREED' OR found = 0)
);

CREATE INDEX reconciliation_not_agreed ON reconciliation (state) WHERE state <> 'AGREED';

-- The first of them, to be shown; all follow from the next comparison.
CREATE TABLE reconciliation_difference (
  peer       text    NOT NULL,
  day        date    NOT NULL,
  request_no text    NOT NULL,
  kind       text    NOT NULL CHECK (kind IN
               ('ONLY_HERE', 'ONLY_THERE', 'OTHER_STATUS', 'OTHER_VERDICT', 'OTHER_AMOUNTS', 'OTHER_FREEZE')),
  here       text,
  there      text,
  repaired   boolean NOT NULL,
  PRIMARY KEY (peer, day, request_no, kind),
  FOREIGN KEY (peer, day) REFERENCES reconciliation
);

-- Heads of the other side's sealed evidence: its store must contain each for ever.
CREATE TABLE peer_evidence_head (
  peer text        NOT NULL,
  seq  bigint      NOT NULL CHECK (seq > 0),
  jws  text        NOT NULL,
  at   timestamptz NOT NULL, -- real time
  PRIMARY KEY (peer, seq)
);

CREATE TRIGGER peer_evidence_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON peer_evidence_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a peer sent last against those heads.
CREATE TABLE peer_evidence_standing (
  peer     text PRIMARY KEY,
  standing text NOT NULL CHECK (standing IN ('NONE', 'KEPT', 'BEHIND', 'DIFFERS', 'NOT_VERIFIED'))
);
