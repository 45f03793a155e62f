-- Figures are by day of acceptance.
CREATE INDEX request_accepted ON request (accepted_at);
