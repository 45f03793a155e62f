-- Tokens already acted on: the primary key is what makes a jti good for once, also across replicas.
CREATE TABLE used_token (
  party      text        NOT NULL,
  jti        text        NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (party, jti)
);

CREATE INDEX used_token_expires_at ON used_token (expires_at);

-- Evidence: every signed message said or heard, as it was. Papers are the one body not repeated
-- here: they are kept under their digest where they are filed.
CREATE TABLE message (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  direction text        NOT NULL CHECK (direction IN ('IN', 'OUT')),
  kind      text        NOT NULL CHECK (kind IN ('REQUEST', 'RESPONSE')),
  peer      text        NOT NULL,
  jti       text        NOT NULL, -- of the request, on its response too
  method    text        NOT NULL,
  target    text        NOT NULL,
  status    integer     CHECK ((kind = 'RESPONSE') = (status IS NOT NULL)),
  token     text        NOT NULL,
  digest    text        NOT NULL,
  body      bytea
);

CREATE INDEX message_jti ON message (jti);
CREATE INDEX message_at ON message (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
