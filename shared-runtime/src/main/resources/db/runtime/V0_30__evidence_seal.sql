-- Seals over the evidence: each covers the messages since the one before, and names it. The list of
-- leaf hashes is kept so that an altered record can be named; the signed root vouches for the list.
CREATE TABLE evidence_seal (
  seq        bigint      PRIMARY KEY CHECK (seq > 0),
  first_id   bigint      NOT NULL, -- the last_id before and one
  last_id    bigint      NOT NULL,
  leaf_count integer     NOT NULL CHECK (leaf_count > 0),
  root       text        NOT NULL,
  previous   text        NOT NULL UNIQUE,
  jws        text        NOT NULL, -- says which ids there were, and all of the above
  leaves     bytea       NOT NULL CHECK (octet_length(leaves) = 32 * leaf_count),
  at         timestamptz NOT NULL, -- real time
  CHECK (first_id <= last_id),
  EXCLUDE USING gist (int8range(first_id, last_id, '[]') WITH &&)
);

CREATE TRIGGER evidence_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The public keys that messages and seals were verified under, so that they outlive a change of keys.
CREATE TABLE evidence_key (
  kid   text        PRIMARY KEY,
  party text        NOT NULL,
  jwk   text        NOT NULL,
  at    timestamptz NOT NULL -- real time
);

CREATE TRIGGER evidence_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where to look for a request or a paper: an index, not evidence; written when a message is sealed.
CREATE TABLE evidence_subject (
  subject    text   NOT NULL, -- a request number, or sha256:… of a paper
  message_id bigint NOT NULL,
  PRIMARY KEY (subject, message_id)
);
