-- What was written to the court and back is looked at too.
ALTER TABLE look
  DROP CONSTRAINT look_kind_check,
  ADD CONSTRAINT look_kind_check CHECK (kind IN
    ('REVIEWS', 'REVIEW', 'DOCUMENT', 'REQUESTS', 'REQUEST', 'RECEIPT', 'CORRESPONDENCE', 'REGISTER'));
