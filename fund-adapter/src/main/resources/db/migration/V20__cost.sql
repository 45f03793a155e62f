-- Placing a freeze must not read the queue it joins.

-- The last day of the freeze in force; null while it waits or its end is only nominal. Repeated here
-- so that what has run out on an account is found without reading all that is open there.
ALTER TABLE freeze_part ADD COLUMN due_after date;

UPDATE freeze_part p
   SET due_after = f.until
  FROM court_freeze f
 WHERE f.freeze_no = p.freeze_no AND NOT f.calendar_incomplete;

CREATE INDEX freeze_part_due ON freeze_part (account_no, due_after) WHERE ordered > 0;

-- Is the same freeze registered already?
DROP INDEX freeze_open_of_person;
CREATE INDEX freeze_open_alike ON court_freeze
       (person_key, court, first_ordered, (coalesce(ruling_number, '')))
 WHERE state IN ('ACTIVE', 'WAITING');
