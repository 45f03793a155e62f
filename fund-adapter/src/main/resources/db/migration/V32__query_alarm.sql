-- Many persons queried under one case in a short time are told to the liaison persons.
ALTER TABLE request
  ADD COLUMN case_number text;

CREATE INDEX request_queries_of_case ON request (case_number, received_at) WHERE action = 'QUERY';
