-- Of two words about a freeze the one with the higher number is the later, whatever the clock said: a clock may
-- be set back. One sequence for all, so that a restored centre can leap over what it gave out and has lost.
CREATE SEQUENCE freeze_revision;
ALTER TABLE court_freeze ADD COLUMN revision bigint;
ALTER TABLE court_freeze ALTER COLUMN revision SET DEFAULT nextval('freeze_revision');

CREATE OR REPLACE FUNCTION restoration_begins() RETURNS void LANGUAGE sql AS $$
  SELECT setval('freeze_no', (SELECT last_value FROM freeze_no) + 100000),
         setval('deduction_no', (SELECT last_value FROM deduction_no) + 100000),
         setval('freeze_revision', (SELECT last_value FROM freeze_revision) + 1000000000);
$$;
