-- Assessments are counted and audited like queries: who asked about which case, never about whom.
CREATE TABLE assessment (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  court       text        NOT NULL,
  fund_centre text        NOT NULL,
  action      text        NOT NULL,
  case_number text        NOT NULL,
  result      text        NOT NULL
);

CREATE TRIGGER assessment_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
