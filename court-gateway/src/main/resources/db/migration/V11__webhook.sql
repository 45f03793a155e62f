-- Up to where a court's endpoint has been told of changes. A new endpoint begins with what comes next.
CREATE TABLE webhook_endpoint (
  court         text        PRIMARY KEY,
  queued_to_seq bigint      NOT NULL CHECK (queued_to_seq >= 0),
  -- where the endpoint said that it is gone; nothing is sent until an operator says so
  gone_since    timestamptz
);

-- One change to be told to one endpoint; times are real time.
CREATE TABLE webhook_delivery (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  court       text        NOT NULL REFERENCES webhook_endpoint,
  seq         bigint      NOT NULL REFERENCES change,
  request_no  text        NOT NULL,
  state       text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
  attempts    integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  queued_at   timestamptz NOT NULL,
  next_at     timestamptz NOT NULL,
  lease_until timestamptz,
  -- the status of the last response, or why there was none
  last_result text,
  ended_at    timestamptz,
  UNIQUE (court, seq),
  CONSTRAINT what_ended_has_an_end CHECK ((state = 'PENDING') = (ended_at IS NULL))
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (court, next_at) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_in_order ON webhook_delivery (court, request_no, seq) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_by_state ON webhook_delivery (state, id);
