-- The fund centre's own number of what it told last of a freeze; null from a centre of an older version.
ALTER TABLE court_freeze ADD COLUMN revision bigint;
