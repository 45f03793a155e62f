-- Who works on a review; it ends with the step that it is for.
ALTER TABLE request
  ADD COLUMN claimed_by text,
  ADD COLUMN claimed_at timestamptz, -- legal time
  ADD CONSTRAINT claim_is_for_a_review CHECK (claimed_by IS NULL OR status = 'IN_REVIEW'),
  ADD CONSTRAINT claim_has_its_time CHECK ((claimed_by IS NULL) = (claimed_at IS NULL));

-- What the reviewer found of the policy's checklist, and which facts were on the screen.
ALTER TABLE review_decision
  ADD COLUMN checklist     text,
  ADD COLUMN facts_version text;

-- The facts that people were shown, so that it can be said what has changed since. Kept only while
-- the review lasts: they are amounts of somebody's account.
CREATE TABLE review_facts (
  request_no text        NOT NULL REFERENCES request,
  version    text        NOT NULL,
  facts      text        NOT NULL,
  seen_at    timestamptz NOT NULL, -- real time
  PRIMARY KEY (request_no, version)
);

CREATE FUNCTION forget_review_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM review_facts WHERE request_no = NEW.request_no;
  RETURN NULL;
END
$$;

CREATE TRIGGER request_left_review AFTER UPDATE ON request
  FOR EACH ROW WHEN (OLD.status = 'IN_REVIEW' AND NEW.status <> 'IN_REVIEW')
  EXECUTE FUNCTION forget_review_facts();

-- Who looked at personal data. Holds none: an account is a keyed digest.
CREATE TABLE look (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL, -- real time
  person      text        NOT NULL, -- who looked
  kind        text        NOT NULL
              CHECK (kind IN ('REVIEWS', 'REVIEW', 'DOCUMENT', 'REQUESTS', 'REQUEST', 'RECEIPT', 'REGISTER')),
  request_nos text[]      NOT NULL,
  document_id text,
  account     text,
  CHECK (cardinality(request_nos) > 0 OR account IS NOT NULL)
);

CREATE INDEX look_person ON look (person, id);
CREATE INDEX look_request ON look USING gin (request_nos);
CREATE INDEX look_account ON look (account, id) WHERE account IS NOT NULL;

CREATE TRIGGER look_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON look
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Keys the digests, so that nobody who reads looks can try account numbers out. The same for all
-- replicas, and one for ever: with another key older looks would not be found again.
CREATE TABLE look_key (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  key    bytea   NOT NULL CHECK (octet_length(key) = 32)
);

INSERT INTO look_key (key)
SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

CREATE TRIGGER look_key_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON look_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
