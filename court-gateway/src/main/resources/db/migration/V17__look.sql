-- Looks at the persons of registries stand beside those at requests, and are found by person and by day.
ALTER TABLE page_look
  ALTER COLUMN request_no DROP NOT NULL,
  ADD COLUMN person   text NOT NULL GENERATED ALWAYS AS (substr(actor, strpos(actor, ':') + 1)) STORED,
  ADD COLUMN registry text,
  ADD COLUMN proposal bigint,
  ADD COLUMN entries  bigint[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT page_look_is_at_one_thing CHECK ((request_no IS NULL) <> (registry IS NULL)),
  ADD CONSTRAINT page_look_is_at_persons_of_a_registry
    CHECK (registry IS NULL OR (proposal IS NULL) = (cardinality(entries) > 0));

COMMENT ON COLUMN page_look.at IS 'real time; legal time in rows of before, which differs in demo mode only';

CREATE INDEX page_look_person ON page_look (person, id);

-- What was ever proposed of one record.
CREATE INDEX registry_change_key ON registry_change (key, proposal_id);
