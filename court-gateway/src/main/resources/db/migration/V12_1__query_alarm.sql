-- What is kept of alarms on very many queries under one case: once for each in the policy's time.
CREATE TABLE query_alarm (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_number text        NOT NULL,
  at          timestamptz NOT NULL, -- legal time
  persons     integer     NOT NULL CHECK (persons > 0),
  request_no  text                  -- the query that raised it; null: an assessment did
);

CREATE INDEX query_alarm_case ON query_alarm (case_number, at);
CREATE INDEX query_alarm_at ON query_alarm (at);

CREATE TRIGGER query_alarm_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON query_alarm
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
