-- A freeze may pass to another court; its history is told to people.

-- The request by which the present court took it over; null while it is with the court that ordered it.
ALTER TABLE court_freeze ADD COLUMN held_under text;

ALTER TABLE freeze_event
  ADD COLUMN court_before text,
  ADD COLUMN court_after  text,
  ADD COLUMN case_before  text,
  ADD COLUMN case_after   text;

-- Only the first account waits. The order of locks rests on it: whoever gives money to a freeze has
-- locked the account on which it waits, and whoever else changes it has locked all its accounts.
ALTER TABLE freeze_part ADD CONSTRAINT waits_on_the_first CHECK (rank = 0 OR frozen = ordered);
