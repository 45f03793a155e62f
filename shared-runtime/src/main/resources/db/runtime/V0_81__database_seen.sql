-- When a service last saw that this is still the database it was, real time. A backup has it of its own
-- moment, and so has a standby that was promoted: what was said after it is lost.
ALTER TABLE database_identity ADD COLUMN seen_at timestamptz;
