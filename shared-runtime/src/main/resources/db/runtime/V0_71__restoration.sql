-- Which database this is. A restored backup says the same, but runs on another timeline or as another
-- cluster: that is how a service knows that it was restored.
CREATE TABLE database_identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  cluster  text    NOT NULL,
  timeline text    NOT NULL
);

CREATE VIEW database_identity_now AS
SELECT system_identifier::text AS cluster, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline
  FROM pg_control_system();

INSERT INTO database_identity (cluster, timeline) SELECT cluster, timeline FROM database_identity_now;

-- Times at which it was found restored, all of them real time. Open: nothing is served until what the
-- peers know has been fetched.
CREATE TABLE restoration (
  number   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  found_at timestamptz NOT NULL,
  since    timestamptz NOT NULL, -- what was said after is lost
  word     text,                 -- signed: where the evidence goes another way
  ended_at timestamptz
);

CREATE UNIQUE INDEX restoration_open ON restoration ((true)) WHERE ended_at IS NULL;

-- What came of each request that was said again. No amounts, no persons.
CREATE TABLE restored_request (
  restoration bigint NOT NULL REFERENCES restoration,
  request_no  text   NOT NULL,
  outcome     text   NOT NULL CHECK (outcome IN ('SAME', 'DIFFERENT', 'TO_BE_DECIDED', 'NOT_PROVED', 'FAILED')),
  signed      text, -- status and verdict, as signed before
  here        text, -- as they stand now
  PRIMARY KEY (restoration, request_no)
);

-- What both said about requests; each side says how its own tables tell.
CREATE VIEW kept_exchange AS
SELECT NULL::text AS request_no, NULL::text AS peer, NULL::timestamptz AS changed_at, NULL::timestamptz AS received_at,
       NULL::bigint AS filed, NULL::bigint AS answered, NULL::text AS ended
 WHERE false;

-- What has to be done once when a database is found restored.
CREATE FUNCTION restoration_begins() RETURNS void LANGUAGE sql AS '';

-- What peers said of restored backups of theirs: from the seal of this number on their evidence went another way.
CREATE TABLE peer_restoration (
  peer  text        NOT NULL,
  epoch integer     NOT NULL CHECK (epoch > 0),
  seq   bigint      NOT NULL CHECK (seq >= 0),
  word  text        NOT NULL,
  at    timestamptz NOT NULL, -- real time
  PRIMARY KEY (peer, epoch),
  UNIQUE (peer, word)
);

CREATE TRIGGER peer_restoration_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON peer_restoration
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How many restorations a peer had said when the head was kept: numbers of seals begin anew with each.
ALTER TABLE peer_evidence_head ADD COLUMN epoch integer NOT NULL DEFAULT 0;
ALTER TABLE peer_evidence_head DROP CONSTRAINT peer_evidence_head_pkey;
ALTER TABLE peer_evidence_head ADD PRIMARY KEY (peer, epoch, seq);
