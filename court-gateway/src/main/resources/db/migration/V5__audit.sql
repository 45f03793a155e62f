-- What the audit of the gateway's own tables found and is not mended yet.
CREATE TABLE audit_finding (
  check_name text        NOT NULL,
  key        text        NOT NULL, -- number of a request or notice, or name of a table
  detail     text        NOT NULL,
  found_at   timestamptz NOT NULL, -- real time
  PRIMARY KEY (check_name, key)
);

-- Up to which row each table that only grows has been looked at.
CREATE TABLE audit_mark (
  history text   PRIMARY KEY,
  last_id bigint NOT NULL
);

INSERT INTO audit_mark (history, last_id)
SELECT 'REQUEST', coalesce(max(id), 0) FROM request_event
UNION ALL SELECT 'NOTICE', coalesce(max(id), 0) FROM notice;
