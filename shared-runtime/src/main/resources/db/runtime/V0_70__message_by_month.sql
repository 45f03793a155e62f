-- Evidence by month, so that a month whose period of retention has passed leaves by dropping its partition
-- and never by deleting rows. What there was before becomes the first partition as it stands: its rows are
-- looked at once for their month, none is copied.
ALTER TABLE message RENAME TO message_first;
ALTER TABLE message_first ALTER COLUMN id DROP IDENTITY;
ALTER TABLE message_first DROP CONSTRAINT message_pkey;
ALTER TABLE message_first ALTER COLUMN id SET NOT NULL;
ALTER INDEX message_jti RENAME TO message_first_jti;
ALTER INDEX message_at RENAME TO message_first_at;

CREATE SEQUENCE message_id_seq AS bigint;
SELECT setval('message_id_seq', max(id)) FROM message_first HAVING max(id) IS NOT NULL;

-- Ids are unique as one sequence gives them; seals say which there were. The names of the checks are those
-- of the first partition, which must have the same.
CREATE TABLE message (
  id        bigint      NOT NULL DEFAULT nextval('message_id_seq'),
  at        timestamptz NOT NULL,
  direction text        NOT NULL CONSTRAINT message_direction_check CHECK (direction IN ('IN', 'OUT')),
  kind      text        NOT NULL CONSTRAINT message_kind_check CHECK (kind IN ('REQUEST', 'RESPONSE')),
  peer      text        NOT NULL,
  jti       text        NOT NULL, -- of the request, on its response too
  method    text        NOT NULL,
  target    text        NOT NULL,
  status    integer     CONSTRAINT message_check CHECK ((kind = 'RESPONSE') = (status IS NOT NULL)),
  token     text        NOT NULL,
  digest    text        NOT NULL,
  body      bytea,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

ALTER SEQUENCE message_id_seq OWNED BY message.id;
CREATE INDEX message_jti ON message (jti);
CREATE INDEX message_at ON message (at);

-- A guard on the whole does not hold for a statement that names a part, so each has its own.
CREATE TRIGGER message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Takes what no month was made for: a message is kept wherever the clock stands.
CREATE TABLE message_other PARTITION OF message DEFAULT;
CREATE TRIGGER message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_other
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
  until CONSTANT timestamptz :=
    (SELECT date_trunc('month', max(at) AT TIME ZONE 'UTC') + interval '1 month' FROM message_first) AT TIME ZONE 'UTC';
BEGIN
  IF until IS NULL THEN
    DROP TABLE message_first;
  ELSE
    EXECUTE format('ALTER TABLE message ATTACH PARTITION message_first FOR VALUES FROM (MINVALUE) TO (%L)', until);
  END IF;
END
$$;

-- The partitions of evidence with their bounds; null: without one.
CREATE VIEW message_part AS
SELECT part, bounds, (substring(bounds FROM 'FROM \(''([^'']+)''\)'))::timestamptz AS from_at,
       (substring(bounds FROM 'TO \(''([^'']+)''\)'))::timestamptz AS until_at
  FROM (SELECT c.relname::text AS part, pg_get_expr(c.relpartbound, c.oid) AS bounds
          FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
         WHERE i.inhparent = to_regclass('message')) parts;

-- Makes the months that are wanted and not there, without keeping anybody from writing for longer than a moment.
CREATE FUNCTION keep_message_months(ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  made  integer := 0;
  month timestamp;
  name  text;
BEGIN
  PERFORM pg_advisory_xact_lock(4850189120071255885);
  FOR month IN
    SELECT generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
                           date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead), interval '1 month')
  LOOP
    CONTINUE WHEN EXISTS (
      SELECT FROM message_part
       WHERE bounds <> 'DEFAULT' AND month AT TIME ZONE 'UTC' < until_at
         AND (from_at IS NULL OR month AT TIME ZONE 'UTC' >= from_at));
    name := 'message_' || to_char(month, 'YYYY_MM');
    EXECUTE format('CREATE TABLE %I (LIKE message INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format('CREATE TRIGGER message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('ALTER TABLE message ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name,
                   month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

SELECT keep_message_months(12);

-- What was dropped because its period had passed: signed, numbered, each naming the one before. Ids that
-- stand in none of them and are not there are missing.
CREATE TABLE evidence_pruned (
  number   bigint      PRIMARY KEY CHECK (number > 0),
  from_at  timestamptz NOT NULL, -- of the first message
  until_at timestamptz NOT NULL, -- all were older
  records  bigint      NOT NULL CHECK (records > 0),
  jws      text        NOT NULL UNIQUE, -- says which ids, on what ground, and all of the above
  at       timestamptz NOT NULL, -- real time
  CHECK (from_at < until_at)
);

CREATE TRIGGER evidence_pruned_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_pruned
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Requests whose evidence is still needed, whatever its age; each side says which.
CREATE VIEW evidence_needed AS SELECT NULL::text AS request_no WHERE false;

-- Rows that say who looked and how often was asked have a period of their own; whoever ends it says so in
-- the transaction. All else stays append-only.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('page_look', 'look', 'assessment', 'query_alarm')
     AND current_setting('chakong.retention', true) = TG_TABLE_NAME THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END
$$;

CREATE INDEX page_look_at ON page_look (at);
