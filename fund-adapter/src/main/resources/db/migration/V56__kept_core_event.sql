-- Core events that a restored centre keeps until an operator says that all were sent; then each is applied in its place
-- between the requests that are carried out again. No persons: account numbers, as in core_event.
CREATE TABLE kept_core_event (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  restoration bigint      NOT NULL REFERENCES restoration,
  event_id    text        NOT NULL,
  fingerprint text        NOT NULL,
  event       jsonb       NOT NULL,
  at          timestamptz,          -- null: the core does not say when
  kept_at     timestamptz NOT NULL, -- real time
  result      text        CHECK (result IN ('APPLIED', 'REPEATED', 'REFUSED', 'FAILED')), -- null: not done yet
  code        text,
  done_at     timestamptz,          -- real time
  CHECK ((result IS NULL) = (done_at IS NULL)),
  CHECK (code IS NULL OR result = 'REFUSED'),
  UNIQUE (restoration, event_id)
);

CREATE INDEX kept_core_event_next ON kept_core_event (restoration, (coalesce(at, 'infinity')), id) WHERE result IS NULL;
CREATE INDEX kept_core_event_refused ON kept_core_event (restoration, id) WHERE result IN ('REFUSED', 'FAILED');
