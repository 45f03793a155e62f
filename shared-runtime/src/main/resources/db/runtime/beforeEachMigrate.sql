-- A migration may take longer than any statement of the service.
SET LOCAL statement_timeout = 0;
-- But it never waits long for a table: whoever comes behind it would wait too, and the old version still
-- serves. A start that fails on it is tried again.
SET LOCAL lock_timeout = '5s';
