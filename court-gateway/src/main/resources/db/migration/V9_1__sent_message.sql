-- The message that brought the request to its fund centre, kept in table message: the court's own
-- signature under what it asked.
ALTER TABLE request ADD COLUMN sent_jti text;
