-- Joint meetings of court and fund centre, recorded by hand; the day is the idempotency key.
CREATE TABLE joint_meeting (
  held_on     date        PRIMARY KEY,
  note        text        CHECK (char_length(note) <= 500),
  actor       text        NOT NULL,
  -- legal time
  recorded_at timestamptz NOT NULL
);

CREATE TRIGGER joint_meeting_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON joint_meeting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
