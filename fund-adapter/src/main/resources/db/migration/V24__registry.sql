-- Registries as records with days of validity, changed by one person and approved by another. The
-- same text at court and fund centre, each under its own number.

-- For keys and periods in one exclusion constraint; trusted, so that the database's owner may make it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- One row: locked by whoever changes a registry, and what tells a reader that nothing changed.
CREATE TABLE registry_revision (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  revision bigint  NOT NULL
);

INSERT INTO registry_revision (revision) VALUES (0);

CREATE TABLE registry_proposal (
  id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind             text        NOT NULL CHECK (kind IN ('COURT', 'PAYEE_ACCOUNT', 'OFFICER', 'OFFICE', 'LIAISON')),
  state            text        NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED', 'AT_ONCE')),
  changes          integer     NOT NULL CHECK (changes > 0),
  proposed_by      text        NOT NULL,
  proposed_at      timestamptz NOT NULL,
  comment          text,
  decided_by       text,
  decided_at       timestamptz,
  decision_comment text,
  CONSTRAINT two_different_persons CHECK (decided_by <> proposed_by),
  CONSTRAINT one_person_ends_officers_only CHECK (state <> 'AT_ONCE' OR kind = 'OFFICER'),
  CHECK ((state IN ('APPROVED', 'REJECTED')) = (decided_by IS NOT NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);

CREATE INDEX registry_proposal_open ON registry_proposal (id) WHERE state = 'PROPOSED';

CREATE FUNCTION registry_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision CONSTANT text[] := ARRAY['state', 'decided_by', 'decided_at', 'decision_comment'];
BEGIN
  IF OLD.state <> 'PROPOSED' OR to_jsonb(NEW) - decision <> to_jsonb(OLD) - decision THEN
    RAISE EXCEPTION 'a proposal is decided once and never altered';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER registry_proposal_decided_once BEFORE UPDATE ON registry_proposal
  FOR EACH ROW EXECUTE FUNCTION registry_decided_once();
CREATE TRIGGER registry_proposal_kept BEFORE DELETE OR TRUNCATE ON registry_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE registry_change (
  proposal_id bigint  NOT NULL REFERENCES registry_proposal,
  line        integer NOT NULL,
  operation   text    NOT NULL CHECK (operation IN ('PUT', 'END')),
  key         text    NOT NULL,
  valid_from  date    NOT NULL,
  valid_until date,
  body        jsonb,
  PRIMARY KEY (proposal_id, line),
  CONSTRAINT one_change_a_key UNIQUE (proposal_id, key),
  CHECK (valid_until >= valid_from),
  CHECK ((operation = 'PUT') = (body IS NOT NULL))
);

CREATE TRIGGER registry_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A record holds on days (valid) and is known from one revision on (known): what a later change says of
-- a day never alters what a request received before it was judged by. Revisions and not instants,
-- because clocks of replicas differ.
CREATE TABLE registry_record (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text        NOT NULL,
  key         text        NOT NULL,
  court       text,       -- whose it is
  valid_from  date        NOT NULL,
  valid_until date,       -- last day
  known_from  bigint      NOT NULL,
  known_until bigint,     -- first revision with something else
  body        jsonb       NOT NULL,
  proposal_id bigint      REFERENCES registry_proposal, -- null: came with the product
  CHECK (valid_until >= valid_from),
  CHECK (known_until >= known_from),
  CONSTRAINT one_record_a_day EXCLUDE USING gist (
    kind WITH =, key WITH =,
    daterange(valid_from, valid_until, '[]') WITH &&, int8range(known_from, known_until) WITH &&),
  CONSTRAINT one_officer_a_duty_permit EXCLUDE USING gist (
    court WITH =, (body ->> 'dutyPermitNo') WITH =,
    daterange(valid_from, valid_until, '[]') WITH &&, int8range(known_from, known_until) WITH &&)
    WHERE (kind = 'OFFICER' AND body ->> 'dutyPermitNo' IS NOT NULL AND body ->> 'leftOn' IS NULL)
);

CREATE INDEX registry_record_list ON registry_record (kind, id);
CREATE INDEX registry_record_work_permit ON registry_record (court, (body ->> 'workPermitNo'))
  WHERE kind = 'OFFICER';
CREATE INDEX registry_record_duty_permit ON registry_record (court, (body ->> 'dutyPermitNo'))
  WHERE kind = 'OFFICER';
CREATE INDEX registry_record_account ON registry_record (court, (body ->> 'caseNumber'))
  WHERE kind = 'PAYEE_ACCOUNT';

CREATE FUNCTION registry_superseded_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.known_until IS NOT NULL OR NEW.known_until IS NULL
     OR to_jsonb(NEW) - 'known_until' <> to_jsonb(OLD) - 'known_until' THEN
    RAISE EXCEPTION 'a registry record is superseded once and never altered';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER registry_record_superseded_once BEFORE UPDATE ON registry_record
  FOR EACH ROW EXECUTE FUNCTION registry_superseded_once();
CREATE TRIGGER registry_record_kept BEFORE DELETE OR TRUNCATE ON registry_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
