-- The courts' freezes as the fund centres last told of them; amounts in fen.
CREATE TABLE court_freeze (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_centre text        NOT NULL,
  freeze_no   text        NOT NULL,
  request_no  text        NOT NULL,
  court       text        NOT NULL,
  case_number text,
  account_no  text,
  state       text        NOT NULL CHECK (state IN ('ACTIVE', 'WAITING', 'RELEASED', 'EXPIRED', 'CONSUMED')),
  ordered     bigint      CHECK (ordered >= 0),
  frozen      bigint      CHECK (frozen >= 0),
  waiting     bigint      CHECK (waiting >= 0),
  position    integer,
  from_day    date,
  until_day   date,
  -- legal time of what was told last
  as_of       timestamptz NOT NULL,
  UNIQUE (fund_centre, freeze_no)
);

CREATE INDEX court_freeze_by_court ON court_freeze (court, id);
CREATE INDEX court_freeze_by_until ON court_freeze (until_day) WHERE state IN ('ACTIVE', 'WAITING');

-- What fund centres told without being asked; the notice id is the idempotency key.
CREATE TABLE notice (
  notice_id   text        NOT NULL,
  fund_centre text        NOT NULL,
  id          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind        text        NOT NULL CHECK (kind IN ('FREEZE_CHANGED', 'FREEZE_EXPIRED', 'COUNTER_RESULT', 'DELAY')),
  request_no  text        NOT NULL,
  court       text        NOT NULL,
  at          timestamptz NOT NULL,
  -- of the message that brought it, kept in table message
  jti         text        NOT NULL,
  PRIMARY KEY (fund_centre, notice_id)
);

CREATE TRIGGER notice_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON notice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
