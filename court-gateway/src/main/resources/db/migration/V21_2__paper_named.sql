-- Which papers requests to a fund centre name: what it may ask for after it was restored.
CREATE TABLE paper_named (
  fund_centre text NOT NULL,
  document_id text NOT NULL, -- sha256:…
  PRIMARY KEY (fund_centre, document_id)
);

-- Always in one order, so that two requests that name the same papers wait for each other and no more.
CREATE FUNCTION remember_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO paper_named (fund_centre, document_id)
  SELECT DISTINCT NEW.fund_centre, named #>> '{}'
    FROM jsonb_path_query(NEW.body, '$.documents[*].documentId') named
   WHERE jsonb_typeof(named) = 'string'
   ORDER BY 2
      ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

CREATE TRIGGER request_names_papers AFTER INSERT ON request
  FOR EACH ROW EXECUTE FUNCTION remember_papers();

INSERT INTO paper_named (fund_centre, document_id)
SELECT DISTINCT r.fund_centre, named #>> '{}'
  FROM request r, jsonb_path_query(r.body, '$.documents[*].documentId') named
 WHERE jsonb_typeof(named) = 'string'
    ON CONFLICT DO NOTHING;
