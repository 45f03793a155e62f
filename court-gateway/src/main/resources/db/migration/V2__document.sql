-- The bytes of papers, once however many courts bring them.
CREATE TABLE paper (
  sha256  text        PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes   bytea       NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 20971520)
);

-- A paper as one court brought it; another court's upload of the same bytes is its own.
CREATE TABLE document (
  court      text        NOT NULL,
  sha256     text        NOT NULL REFERENCES paper,
  type       text        NOT NULL,
  media_type text        NOT NULL,
  size       bigint      NOT NULL CHECK (size > 0),
  filename   text        NOT NULL,
  stored_at  timestamptz NOT NULL,
  actor      text        NOT NULL,
  PRIMARY KEY (court, sha256, type)
);

-- Which papers a fund centre has confirmed to hold.
CREATE TABLE paper_at_centre (
  fund_centre text        NOT NULL,
  sha256      text        NOT NULL REFERENCES paper,
  at          timestamptz NOT NULL,
  PRIMARY KEY (fund_centre, sha256)
);
