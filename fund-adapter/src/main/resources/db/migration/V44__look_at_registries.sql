-- Persons of a registry are looked at too.
ALTER TABLE look
  DROP CONSTRAINT look_kind_check,
  DROP CONSTRAINT look_check,
  ADD COLUMN registry text,
  ADD COLUMN numbers  bigint[], -- of the registry's entries, or of one proposal
  ADD CONSTRAINT look_kind_check CHECK (kind IN
    ('REVIEWS', 'REVIEW', 'DOCUMENT', 'REQUESTS', 'REQUEST', 'RECEIPT', 'CORRESPONDENCE', 'REGISTER',
     'REGISTRY', 'PROPOSAL')),
  ADD CONSTRAINT look_is_at_something
    CHECK (cardinality(request_nos) > 0 OR account IS NOT NULL OR cardinality(numbers) > 0),
  ADD CONSTRAINT look_at_a_registry_says_which CHECK ((registry IS NULL) = (numbers IS NULL)),
  ADD CONSTRAINT look_at_a_registry_is_called_so
    CHECK ((registry IS NOT NULL) = (kind IN ('REGISTRY', 'PROPOSAL')));

-- What was ever proposed of one record.
CREATE INDEX registry_change_key ON registry_change (key, proposal_id);
