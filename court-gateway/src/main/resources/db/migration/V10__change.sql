-- What a court is told without asking, in an order that readers can rely on. The id of an event is given
-- out before its transaction ends, so that whoever reads on by it would miss what commits late. A change
-- is numbered afterwards, by one writer at a time, from what is there to be seen.
CREATE TABLE change (
  seq        bigint NOT NULL PRIMARY KEY,
  court      text   NOT NULL,
  request_no text   NOT NULL,
  event_id   bigint UNIQUE REFERENCES request_event,
  -- what a fund centre told of a freeze whose request did not come this way
  notice_id  bigint UNIQUE REFERENCES notice (id),
  CONSTRAINT a_change_has_one_source CHECK ((event_id IS NULL) <> (notice_id IS NULL))
);

CREATE INDEX change_by_court ON change (court, seq);

CREATE TRIGGER change_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What has happened and is not numbered yet.
CREATE TABLE change_unnumbered (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id  bigint UNIQUE REFERENCES request_event,
  notice_id bigint UNIQUE REFERENCES notice (id),
  CONSTRAINT a_change_has_one_source CHECK ((event_id IS NULL) <> (notice_id IS NULL))
);

CREATE FUNCTION remember_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- attempts to deliver are for operators
  IF NEW.what <> 'DELIVERY_FAILED' THEN
    INSERT INTO change_unnumbered (event_id) VALUES (NEW.id);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER request_event_is_told AFTER INSERT ON request_event
  FOR EACH ROW EXECUTE FUNCTION remember_event();

CREATE FUNCTION remember_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM request WHERE request_no = NEW.request_no) THEN
    INSERT INTO change_unnumbered (notice_id) VALUES (NEW.id);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER notice_is_told AFTER INSERT ON notice
  FOR EACH ROW EXECUTE FUNCTION remember_notice();

INSERT INTO change_unnumbered (event_id)
SELECT id FROM request_event WHERE what <> 'DELIVERY_FAILED' ORDER BY id;

-- The end of a term that was told already: once for each.
ALTER TABLE court_freeze ADD COLUMN expiring_told_for date;

CREATE INDEX court_freeze_expiring_untold ON court_freeze (until_day)
  WHERE state IN ('ACTIVE', 'WAITING') AND expiring_told_for IS DISTINCT FROM until_day;
