-- An operator wants what this side's own systems tell to be known before what the peers tell is carried out again:
-- from waits_since on nothing is begun, until somebody has said that all was told. Real time.
ALTER TABLE restoration ADD COLUMN waits_since timestamptz;
ALTER TABLE restoration ADD COLUMN all_told_at timestamptz;
ALTER TABLE restoration ADD COLUMN all_told_by text;
ALTER TABLE restoration ADD CONSTRAINT all_told_is_somebodys
  CHECK ((all_told_at IS NULL) = (all_told_by IS NULL) AND (all_told_at IS NULL OR waits_since IS NOT NULL));
