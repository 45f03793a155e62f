-- A migration may take longer than any statement of the service.
SET LOCAL statement_timeout = 0;
