-- Which signed messages stand behind a request and its answer: of the court's filings the latest, which had
-- the answer if it was given in the call; of ours the one that the gateway took.
ALTER TABLE request ADD COLUMN called_jti text;
ALTER TABLE outgoing ADD COLUMN taken_jti text CHECK (taken_jti IS NULL OR outcome = 'TAKEN');
