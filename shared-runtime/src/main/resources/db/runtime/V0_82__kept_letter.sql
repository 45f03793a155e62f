-- What the two have written to each other about requests, question and reply, as messages of the evidence; each
-- side says how its own tables tell.
CREATE VIEW kept_letter AS
SELECT NULL::text AS request_no, NULL::bigint AS message, NULL::timestamptz AS at
 WHERE false;
