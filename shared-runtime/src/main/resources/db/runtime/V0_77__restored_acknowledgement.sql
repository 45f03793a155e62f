-- What people did about requests that came out otherwise than they were signed. One says what was done, another
-- confirms it; only then is it settled. The newest of a request counts, the earlier ones stay.
CREATE TABLE restored_acknowledgement (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  restoration  bigint      NOT NULL,
  request_no   text        NOT NULL,
  reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  said_by      text        NOT NULL,
  said_at      timestamptz NOT NULL, -- real time
  confirmed_by text        CHECK (confirmed_by <> said_by),
  confirmed_at timestamptz,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  FOREIGN KEY (restoration, request_no) REFERENCES restored_request (restoration, request_no)
);

CREATE INDEX restored_acknowledgement_request ON restored_acknowledgement (restoration, request_no, id);
