-- The requests of a legal day at one fund centre, for the daily reconciliation.
CREATE INDEX request_received ON request (fund_centre, received_at) WHERE received_at IS NOT NULL;
