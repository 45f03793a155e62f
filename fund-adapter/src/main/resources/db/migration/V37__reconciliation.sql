-- The requests of a legal day from one gateway, for the daily reconciliation.
CREATE INDEX request_received ON request (sender, received_at) WHERE channel = 'ONLINE';
