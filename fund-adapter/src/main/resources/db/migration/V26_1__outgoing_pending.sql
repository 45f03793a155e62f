-- What no gateway has taken yet.
CREATE INDEX outgoing_pending ON outgoing (at) WHERE ended_at IS NULL;
