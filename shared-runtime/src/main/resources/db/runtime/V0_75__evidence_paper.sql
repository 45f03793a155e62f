-- Which papers a message names: the evidence of a paper is needed as long as that of a request that names it,
-- also when the paper came in an older month. An index, not evidence; written when a message is sealed.
CREATE TABLE evidence_paper (
  message_id bigint NOT NULL,
  paper      text   NOT NULL, -- sha256:…
  PRIMARY KEY (message_id, paper)
);

-- Of what was sealed before: whatever looks like the name of a paper counts, rather one too many.
INSERT INTO evidence_paper (message_id, paper)
SELECT m.id, found.name[1]
  FROM message m, regexp_matches(encode(m.body, 'escape'), 'sha256:[0-9a-f]{64}', 'g') found(name)
    ON CONFLICT DO NOTHING;

-- What a month leaves behind in the indexes goes with it. While this is built only the next seal waits.
CREATE INDEX evidence_subject_message_id ON evidence_subject (message_id);
