-- What the court holds of us about a request that did not come out of a restore as it was signed: what is
-- answered now is newer than that and takes its place.
ALTER TABLE request
  ADD COLUMN signed_revision integer CHECK (signed_revision > 0),
  ADD COLUMN signed_answer boolean NOT NULL DEFAULT false;
