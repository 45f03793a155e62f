-- What names the messages of a request is no evidence, but a row taken out of it would hide a message from the page
-- and from what is exported. So its rows are as firm as the evidence, and leave with a month only: in the transaction
-- that writes the signed word of what was pruned. The version before did it in that order too, so it goes on pruning.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('page_look', 'look', 'assessment', 'query_alarm')
     AND current_setting('chakong.retention', true) = TG_TABLE_NAME THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('evidence_subject', 'evidence_paper')
     AND EXISTS (SELECT FROM evidence_pruned WHERE xmin = pg_current_xact_id()::xid) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END
$$;

-- while the old version serves: it deletes from the index only after the signed word, which is let through
CREATE TRIGGER evidence_subject_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_subject
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- while the old version serves: it deletes what names papers in that transaction too, after the signed word
CREATE TRIGGER evidence_paper_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_paper
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
